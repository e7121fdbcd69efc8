package io.gitops4j.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Hold;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.Position;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GovernorTest {
    private static final Diagnostic BAD = Diagnostic.error("WAML-PORT")
            .at(new Position("cart/.weave.yaml", 3, 5))
            .what("port 0")
            .build();

    private final Governor governor = new Governor(10, 30);

    private static Change delete(String service, String name, boolean keep) {
        return Change.delete(
                LiveResource.owned(new ResourceId("workload", "devx", name), ServiceId.of(service))
                        .version("1")
                        .fingerprint("f")
                        .keep(keep)
                        .build(),
                "no longer declared");
    }

    private static List<Change> services(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> delete("s" + i, "s" + i, false))
                .toList();
    }

    private static Governor.Facts facts(List<Change> known, int ownedServices) {
        return new Governor.Facts(Optional.empty(), true, true, ids(known), ownedServices);
    }

    private static Set<ResourceId> ids(List<Change> changes) {
        return changes.stream().map(Change::id).collect(Collectors.toSet());
    }

    private static List<String> codes(Governor.Ruling ruling) {
        return ruling.holds().stream().map(Hold::reason).map(Diagnostic::code).toList();
    }

    @Test
    void nothingToDeleteIsNothingToJudge() {
        Governor.Ruling ruling = governor.judge(List.of(), facts(List.of(), 0), false);

        assertThat(ruling.released()).isEmpty();
        assertThat(ruling.holds()).isEmpty();
    }

    @ParameterizedTest(name = "{0} of {1} services")
    @CsvSource({
        "1, 1, true",
        "1, 2, true",
        "2, 3, false",
        "3, 10, true",
        "4, 10, false",
        "10, 100, true",
        "11, 100, false"
    })
    void f32_theNumbersDecide(int deleted, int owned, boolean released) {
        List<Change> deletes = services(deleted);

        Governor.Ruling ruling = governor.judge(deletes, facts(deletes, owned), false);

        assertThat(ruling.released()).isEqualTo(released ? deletes : List.of());
        assertThat(codes(ruling)).isEqualTo(released ? List.of() : List.of("PRUNE-LIMIT"));
    }

    @Test
    void f32_anApprovalReleasesWhatTheNumbersHold() {
        List<Change> deletes = services(90);

        assertThat(governor.judge(deletes, facts(deletes, 100), true).released())
                .isEqualTo(deletes);
    }

    @ParameterizedTest(name = "approved {0}")
    @CsvSource({"true", "false"})
    void i2_whileSomethingIsNotUnderstoodNothingIsReleased(boolean approved) {
        List<Change> deletes = services(1);

        Governor.Ruling ruling =
                governor.judge(deletes, new Governor.Facts(Optional.of(BAD), true, true, ids(deletes), 10), approved);

        assertThat(ruling.released()).isEmpty();
        assertThat(ruling.holds()).singleElement().satisfies(hold -> {
            assertThat(hold.reason())
                    .asString()
                    .startsWith("PRUNE-SOURCE")
                    .contains("WAML-PORT at cart/.weave.yaml:3:5");
            assertThat(hold.approvable()).isFalse();
            assertThat(hold.changes()).isEqualTo(deletes);
        });
    }

    @ParameterizedTest(name = "approved {0}")
    @CsvSource({"true", "false"})
    void f38_withAnIncompleteListingNothingIsReleased(boolean approved) {
        List<Change> deletes = services(1);

        Governor.Ruling ruling =
                governor.judge(deletes, new Governor.Facts(Optional.empty(), true, false, ids(deletes), 10), approved);

        assertThat(ruling.released()).isEmpty();
        assertThat(codes(ruling)).containsExactly("PRUNE-LISTING");
    }

    @Test
    void f22_whenNothingIsDeclaredAnyMoreEvenOneServiceNeedsAYes() {
        List<Change> deletes = services(1);
        Governor.Facts facts = new Governor.Facts(Optional.empty(), false, true, ids(deletes), 1);

        assertThat(codes(governor.judge(deletes, facts, false))).containsExactly("PRUNE-EMPTY");
        assertThat(governor.judge(deletes, facts, true).released()).isEqualTo(deletes);
    }

    @Test
    void i1_whatNoHistoryKnowsNeedsAYesAndTheRestGoes() {
        List<Change> known = services(1);
        List<Change> deletes = new ArrayList<>(known);
        deletes.add(delete("copy", "copy", false));

        Governor.Ruling ruling = governor.judge(deletes, facts(known, 10), false);

        assertThat(ruling.released()).isEqualTo(known);
        assertThat(codes(ruling)).containsExactly("PRUNE-INVENTORY");
        assertThat(governor.judge(deletes, facts(known, 10), true).released()).isEqualTo(deletes);
    }

    @ParameterizedTest(name = "approved {0}")
    @CsvSource({"true", "false"})
    void whatPeopleKeepIsNeverReleased(boolean approved) {
        List<Change> deletes = List.of(delete("cart", "data", true), delete("cart", "cart", false));

        Governor.Ruling ruling = governor.judge(deletes, facts(deletes, 10), approved);

        assertThat(ruling.released()).extracting(change -> change.id().name()).containsExactly("cart");
        assertThat(codes(ruling)).containsExactly("PRUNE-KEEP");
    }

    @Test
    void everyDeleteIsEitherReleasedOrHeldWithAReason() {
        List<Change> deletes = new ArrayList<>(services(5));
        deletes.add(delete("cart", "data", true));
        deletes.add(delete("copy", "copy", false));

        Governor.Ruling ruling = governor.judge(deletes, facts(services(5), 6), false);

        List<Change> told = new ArrayList<>(ruling.released());
        ruling.holds().forEach(hold -> told.addAll(hold.changes()));
        assertThat(ids(told)).isEqualTo(ids(deletes));
        assertThat(told).hasSameSizeAs(deletes);
    }
}
