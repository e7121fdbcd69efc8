package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("JGit's system reader is one for the JVM")
class GitIsolationTest {
    @Test
    void noConfigurationOfTheMachineIsSeenUntilItIsClosed() throws IOException, ConfigInvalidException {
        SystemReader before = SystemReader.getInstance();
        try (GitIsolation isolation = GitIsolation.install()) {
            SystemReader isolated = SystemReader.getInstance();
            assertThat(isolation).isNotNull();
            assertThat(isolated).isNotSameAs(before);
            assertThat(isolated.getUserConfig().getSections()).isEmpty();
            assertThat(isolated.getSystemConfig().getSections()).isEmpty();
            assertThat(isolated.getJGitConfig().getSections()).isEmpty();
            assertThat(isolated.getenv("GIT_DIR")).isNull();
            assertThat(isolated.getenv("PATH")).isEqualTo(before.getenv("PATH"));
        }
        assertThat(SystemReader.getInstance()).isSameAs(before);
    }

    @Test
    void whoReplacedItSinceIsLeftAlone() {
        SystemReader before = SystemReader.getInstance();
        GitIsolation first = GitIsolation.install();
        GitIsolation second = GitIsolation.install();
        SystemReader current = SystemReader.getInstance();
        first.close();
        assertThat(SystemReader.getInstance()).isSameAs(current);
        second.close();
        SystemReader.setInstance(before);
    }
}
