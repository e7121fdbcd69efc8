package io.gitops4j.target.nomad.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.Document;
import io.gitops4j.api.FieldDiff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImmutableFieldsTest {
    private static final Document SERVICE = Document.of(Map.of("Type", "service"));
    private static final Document CRON = Document.of(Map.of("Type", "batch", "Periodic", Map.of("Enabled", true)));

    @Test
    void equalJobsDifferInNothing() {
        assertThat(differences(Map.of("Type", "service"), SERVICE)).isEmpty();
        assertThat(differences(Map.of("Type", "batch", "Periodic", Map.of("Enabled", false)), CRON))
                .isEmpty();
    }

    @Test
    void anotherTypeCannotBeHadInPlace() {
        assertThat(differences(Map.of("Type", "system"), SERVICE)).containsExactly("Type: system -> service");
    }

    @Test
    void aScheduleCannotComeOrGoInPlace() {
        assertThat(differences(Map.of("Type", "service"), CRON))
                .containsExactly("Type: service -> batch", "Periodic: (none) -> present");
        assertThat(differences(Map.of("Type", "batch", "ParameterizedJob", Map.of()), CRON))
                .containsExactly("Periodic: (none) -> present", "ParameterizedJob: present -> (none)");
    }

    private static List<String> differences(Map<String, Object> live, Document desired) {
        return ImmutableFields.differences(new ObjectMapper().valueToTree(live), desired).stream()
                .map(FieldDiff::toString)
                .toList();
    }
}
