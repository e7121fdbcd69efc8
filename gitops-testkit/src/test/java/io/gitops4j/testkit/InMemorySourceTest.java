package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.Source;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the source in memory")
class InMemorySourceTest extends SourceContract {
    final InMemorySource source = new InMemorySource("services");

    @Override
    protected Source newSource() {
        return source;
    }

    @Override
    protected void commit(Map<String, String> files) {
        source.commit(files);
    }

    @Override
    protected void deleteBranch() {
        source.deleteBranch();
    }

    @Override
    protected void commitSymlink(String path, String pointsTo) {
        source.link(path, pointsTo);
    }

    @Override
    protected void cutConnection() {
        source.faults().cut();
    }

    @Test
    @DisplayName("a revert brings back the tree before, under a new revision")
    void revertBringsBackTheTree() {
        Revision first = source.commit(Map.of("a.yaml", "1"));
        Revision second = source.change("a.yaml", "2");
        Revision third = source.revert();
        assertThat(source.history()).containsExactly(third, second, first);
        assertThat(source.changes(first, third, TestOperation.live()).orElseThrow())
                .isEmpty();
        assertThat(source.snapshot(third, TestOperation.live()).commit().message())
                .startsWith("Revert \"Change a.yaml\"")
                .contains(second.id());
    }

    @Test
    @DisplayName("equal histories have equal ids, in every run")
    void equalHistoriesHaveEqualIds() {
        InMemorySource other = new InMemorySource("services");
        assertThat(other.commit(Map.of("a.yaml", "1"))).isEqualTo(source.commit(Map.of("a.yaml", "1")));
        assertThat(other.delete("a.yaml")).isEqualTo(source.delete("a.yaml"));
    }

    @Test
    @DisplayName("a forgotten revision is unknown, so that changes since then are unknown as well")
    void forgets() {
        Revision first = source.commit(Map.of("a.yaml", "1"));
        Revision second = source.change("a.yaml", "2");
        source.forget(first);
        assertThat(source.changes(first, second, TestOperation.live())).isEmpty();
    }

    @Test
    @DisplayName("a forced push moves the branch back")
    void forcedPushMovesBack() {
        Revision first = source.commit(Map.of("a.yaml", "1"));
        source.change("a.yaml", "2");
        source.forceTo(first);
        assertThat(source.resolve(TestOperation.live())).isEqualTo(first);
        assertThat(source.history()).containsExactly(first);
    }

    @Test
    @DisplayName("calls are counted, reads of single files too")
    void countsCalls() {
        Revision revision = source.commit(Map.of("a.yaml", "1"));
        source.resolve(TestOperation.live());
        var snapshot = source.snapshot(revision, TestOperation.live());
        snapshot.read(snapshot.files(path -> true).get(0), 10);
        assertThat(source.calls().asMap()).isEqualTo(Map.of("read", 1L, "resolve", 1L, "snapshot", 1L));
    }
}
