package io.gitops4j.git.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.git.internal.history.HistoryCommit.Link;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitTextTest {
    private static final Optional<Link> JUMP =
            Optional.of(new Link(4, ObjectId.fromString("0123456789012345678901234567890123456789")));

    @Test
    void summaryIsSubjectAndBodyAndTrailersFollow() {
        assertThat(text("Deployment 7 begins: 1 service\nshop/web: (new) -> 1a2b3c4")
                        .toMessage())
                .isEqualTo("""
                        Deployment 7 begins: 1 service

                        shop/web: (new) -> 1a2b3c4

                        Gitops-Environment: prod
                        Gitops-Writer: engine-1
                        Gitops-Sequence: 7
                        Gitops-Jump: 4 0123456789012345678901234567890123456789
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one line",
                "two\nlines",
                "a\n\nb",
                "Gitops-Sequence: 9",
                "x\n\nGitops-Environment: dev\nGitops-Writer: w\nGitops-Sequence: 9",
                "\u00fcml\u00e4ut \ud83d\ude80\n# hash"
            })
    void whatIsWrittenIsRead(String summary) {
        assertThat(CommitText.parse(text(summary).toMessage())).contains(text(summary));
        CommitText first = new CommitText(summary, "prod", "w", 1, Optional.empty());
        assertThat(CommitText.parse(first.toMessage())).contains(first);
    }

    @Test
    void anEmptySummaryStillHasASubject() {
        assertThat(text("").toMessage()).startsWith("Record 7\n\n");
        assertThat(text("\n  ").toMessage()).startsWith("Record 7\n\n");
    }

    @Test
    void b54_controlAndDirectionCharactersAreShownNotDone() {
        assertThat(text("by \u001b[31mEve\u202e\u2028\n\u0007").toMessage())
                .startsWith("by \\u001B[31mEve\\u202E\\u2028\n\n\\u0007\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Fix typo\n",
                "x\n\nGitops-Environment: prod\nGitops-Writer: w\nGitops-Sequence: 0\n",
                "x\n\nGitops-Environment: prod\nGitops-Writer: w\nGitops-Sequence: 99999999999999999999\n",
                "x\n\nGitops-Environment: prod\nGitops-Writer: w\nGitops-Sequence: 7\nSigned-off-by: Ann\n",
                "x\n\nGitops-Environment: prod\nGitops-Writer: w\nGitops-Sequence: 7\nGitops-Jump: 4 012345\n",
                "x\nGitops-Environment: prod\nGitops-Writer: w\nGitops-Sequence: 7\n"
            })
    void whatSomebodyElseWroteIsNotRead(String message) {
        assertThat(CommitText.parse(message)).isEmpty();
    }

    private static CommitText text(String summary) {
        return new CommitText(summary, "prod", "engine-1", 7, JUMP);
    }
}
