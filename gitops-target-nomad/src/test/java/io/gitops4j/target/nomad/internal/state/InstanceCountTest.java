package io.gitops4j.target.nomad.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceCountTest {
    private static final Document SCALED = Document.of(
            Map.of("TaskGroups", List.of(Map.of("Name", "orders", "Count", 3, "Scaling", Map.of("Min", 2, "Max", 6)))));

    @Test
    void withinTheRangeTheLiveCountIsKept() {
        assertThat(of(SCALED, "orders", 5)).isEqualTo("5, preserved");
    }

    @Test
    void aboveTheRangeTheMostCounts() {
        assertThat(of(SCALED, "orders", 9)).isEqualTo("6");
    }

    @Test
    void belowTheRangeTheLeastCounts() {
        assertThat(of(SCALED, "orders", 1)).isEqualTo("2");
    }

    @Test
    void aGroupThatIsNotThereGetsTheDeclaredCount() {
        assertThat(of(SCALED, "other", 9)).isEqualTo("3, preserved");
    }

    @Test
    void withoutScalingTheDeclaredCountIsWanted() {
        Document fixed = Document.of(Map.of("TaskGroups", List.of(Map.of("Name", "orders", "Count", 3))));
        assertThat(of(fixed, "orders", 5)).isEqualTo("3");
        assertThat(InstanceCount.isScaled(fixed)).isFalse();
        assertThat(InstanceCount.isScaled(SCALED)).isTrue();
    }

    private static String of(Document job, String liveGroup, int liveCount) {
        JsonNode live = new ObjectMapper()
                .valueToTree(Map.of("TaskGroups", List.of(Map.of("Name", liveGroup, "Count", liveCount))));
        InstanceCount count = InstanceCount.of(job, live);
        Map<?, ?> group = (Map<?, ?>) ((List<?>) count.job().find("TaskGroups").orElseThrow()).get(0);
        return group.get("Count") + (count.preserve() ? ", preserved" : "");
    }
}
