package io.gitops4j.git.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gitops4j.api.GitOpsException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The syntax of GitHub's CODEOWNERS; the first cases are the examples of its documentation. */
class CodeOwnersTest {
    @ParameterizedTest
    @CsvSource({
        "*, a/b/c.txt, true",
        "*.js, src/deep/x.js, true",
        "*.js, src/deep/x.jsx, false",
        "/build/logs/, build/logs/a/b.log, true",
        "/build/logs/, x/build/logs/a.log, false",
        "/build/logs/, build/logs, false",
        "docs/*, docs/getting-started.md, true",
        "docs/*, docs/build-app/troubleshooting.md, false",
        "docs/*, x/docs/getting-started.md, false",
        "apps/, x/apps/y/z, true",
        "apps/, apps, false",
        "/docs/, docs/x, true",
        "**/logs, build/logs/x, true",
        "**/logs, deeply/nested/logs/x, true",
        "**/logs, logs, true",
        "/apps/github, apps/github, true",
        "/apps/github, apps/github/x/y, true",
        "/apps/github, apps/githubby, false",
        "/a/**/z, a/z, true",
        "/a/**/z, a/b/c/z, true",
        "/a/**/z, b/a/z, false",
        "/a/**, a/b/c, true",
        "/a/**, a, false",
        "/*, README, true",
        "/*, a/README, false",
        "/*.yaml, a.yaml, true",
        "/*.yaml, x/a.yaml, false",
        "/, anything/at/all, true",
        "/, README, true",
        "a?c, x/abc, true",
        "a?c, x/ac, false",
        "a*b*c, aXbYc, true",
        "a*b*c, aXbY, false",
        "README, x/README, true",
        "readme, x/README, false",
    })
    void patternMeansAPath(String pattern, String path, boolean matches) {
        assertThat(OwnerPattern.parse(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    void lastLineWinsAndMayTakeTheOwnersAway() {
        CodeOwners owners = CodeOwners.parse(file("""
                # all
                * @all

                /prod/ ann@example.com @shop/ops # and why
                /prod/free.yaml
                /with\\ blank/ @blank
                """));
        assertThat(owners.of("x")).isEqualTo(List.of("@all"));
        assertThat(owners.of("prod/x")).isEqualTo(List.of("ann@example.com", "@shop/ops"));
        assertThat(owners.of("prod/free.yaml")).isEmpty();
        assertThat(owners.of("with blank/x")).isEqualTo(List.of("@blank"));
    }

    @ParameterizedTest
    @CsvSource({
        "!/prod/ @ann, '''!/prod/'' is no pattern'",
        "[ab].yaml @ann, '''[ab].yaml'' is no pattern'",
        "\\#x @ann, '''\\#x'' is no pattern'",
        "/prod/ ann, '''ann'' is no owner'",
        "/prod /dev @ann, '''/dev'' is no owner'",
        "\ufeff/prod/ @ann, '''\\uFEFF/prod/'' is no pattern'",
        "/prod/\u200b @ann, '''/prod/\\u200B'' is no pattern'",
        "/prod/\u00a0@ann, '''/prod/\u00a0@ann'' is no pattern'",
        "/prod/\u2003@ann, '''/prod/\u2003@ann'' is no pattern'",
        "/prod/\u3000 @ann, '''/prod/\u3000'' is no pattern'",
        "/prod/ @ann\u00a0@bob, '''@ann\u00a0@bob'' is no owner'",
        "//prod/ @ann, '''//prod/'' is no pattern'",
        "/prod//web @ann, '''/prod//web'' is no pattern'",
        "/prod// @ann, '''/prod//'' is no pattern'",
        "./prod/ @ann, '''./prod/'' is no pattern'",
        "/prod/../dev @ann, '''/prod/../dev'' is no pattern'"
    })
    void lineThatGitHubWouldSkipIsRefused(String line, String what) {
        assertThatThrownBy(() -> CodeOwners.parse(file("* @all\n" + line)))
                .isInstanceOf(GitOpsException.class)
                .hasMessageStartingWith("GIT-KEYS CODEOWNERS:2: " + what);
    }

    @Test
    void fileThatBeginsWithAByteOrderMarkIsRefused() {
        assertThatThrownBy(() -> CodeOwners.parse(file("\ufeff/prod/ @ann\n")))
                .hasMessageStartingWith("GIT-KEYS CODEOWNERS:1: '\\uFEFF/prod/' is no pattern");
    }

    /** Against the same pattern as a regular expression, of which a hostile one would take for ever, and these small ones do not. */
    @Test
    void patternsMeanWhatTheirRegularExpressionMeans() {
        SplittableRandom random = new SplittableRandom(20261128);
        String[] parts = {"a", "b", "ab", "*", "?", "**", "a*", "*b", "/"};
        String[] names = {"a", "b", "ab", "ba", "aab"};
        for (int round = 0; round < 50_000; round++) {
            StringBuilder pattern = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                pattern.append(random.nextInt(3) == 0 ? "/" : "").append(parts[random.nextInt(parts.length)]);
            }
            StringBuilder path = new StringBuilder(names[random.nextInt(names.length)]);
            for (int i = random.nextInt(4); i > 0; i--) {
                path.append('/').append(names[random.nextInt(names.length)]);
            }
            String text = pattern.toString();
            if (!text.contains("//") && !text.contains("***") && !text.endsWith("**/")) {
                assertThat(OwnerPattern.parse(text).matches(path.toString()))
                        .as(text + " for " + path)
                        .isEqualTo(Pattern.matches(regex(text), path));
            }
        }
    }

    /** By GitHub's words, in one go. */
    private static String regex(String pattern) {
        if (pattern.equals("/")) {
            return ".*";
        }
        boolean folder = pattern.endsWith("/");
        String inner = folder ? pattern.substring(0, pattern.length() - 1) : pattern;
        StringBuilder regex = new StringBuilder(inner.contains("/") ? "" : "(?:[^/]+/)*");
        String[] segments = (inner.startsWith("/") ? inner.substring(1) : inner).split("/", -1);
        boolean everything = List.of(segments).equals(List.of("**", "*")) || inner.equals("*");
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("**")) {
                regex.append(last ? "[^/]+" : "(?:[^/]+/)*");
            } else {
                regex.append(segments[i].replaceAll("\\*+", "[^/]*").replace("?", "[^/]"));
                regex.append(last ? "" : "/");
            }
        }
        boolean one = !folder && segments[segments.length - 1].equals("*") && !everything;
        return regex + (folder ? "/.+" : one ? "" : "(?:/.*)?");
    }

    @Test
    void hostilePatternsAndPathsAreBounded() {
        OwnerPattern stars = OwnerPattern.parse("a*".repeat(500) + "b");
        OwnerPattern folders = OwnerPattern.parse("**/a/".repeat(200) + "b");
        String name = "a".repeat(4_000);
        String path = "a/".repeat(2_000) + "c";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(stars.matches(name)).isFalse();
            assertThat(folders.matches(path)).isFalse();
        });
        assertThatThrownBy(() -> CodeOwners.parse(file("x".repeat(2_000) + " @ann")))
                .hasMessageContaining("is no pattern");
        assertThatThrownBy(() -> CodeOwners.parse(file("x @ann\n".repeat(10_001))))
                .hasMessageContaining("more than 10000 lines");
    }

    private static TrustFile file(String text) {
        return new TrustFile("CODEOWNERS", text);
    }
}
