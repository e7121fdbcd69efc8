package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gitops4j.api.GitOpsException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitOptionsTest {
    private static final Path CACHE = Path.of("cache");

    @ParameterizedTest
    @CsvSource({
        "b63_fileUrl, file:///srv/x",
        "b63_path, /srv/x",
        "b63_helper, ext::sh -c evil",
        "b63_helperWithoutBlank, ext::evil",
        "b63_option, -oProxyCommand=evil",
        "b63_git, git://example.org/x",
        "b63_http, http://example.org/x",
        "b63_hostIsAnOption, ssh://-oProxyCommand=evil/x",
        "b64_password, https://ann:s3cret@example.org/x",
        "b64_sshPassword, ssh://ann:s3cret@example.org/x",
        "b64_newlineInHost, https://example.org%0a.evil/x",
        "b64_tokenInQuery, https://example.org/x?token=1",
        "b63_noPath, https://example.org",
    })
    void urlIsRefused(String name, String url) {
        GitOpsException failure = Golden.assertFails(name, () -> source(url, "main"));
        assertThat(failure.getMessage()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/team/shop.git",
                "https://example.org:8443/shop",
                "https://[2001:db8::1]/shop",
                "HTTPS://example.org/shop",
                "ssh://git@example.org/team/shop.git",
                "ssh://git@example.org:2222/~ann/shop",
                "git@example.org:team/shop.git",
                "example.org:shop.git"
            })
    void urlIsTaken(String url) {
        assertThatCode(() -> source(url, "main")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "b65_option, --upload-pack=x",
        "b65_dots, refs/heads/../x",
        "b65_blank, 'a b'",
        "b65_empty, ''",
        "b65_lock, main.lock"
    })
    void refIsRefused(String name, String ref) {
        Golden.assertFails(name, () -> source("https://example.org/x", ref));
    }

    @Test
    void everyLimitThatMakesNoSenseIsToldAtOnce() {
        Assertions.assertThatThrownBy(() -> GitOptions.builder("https://example.org/x", CACHE)
                        .timeout(Duration.ZERO)
                        .maxEntries(0)
                        .path("/a/../b")
                        .build())
                .isInstanceOfSatisfying(
                        GitOpsException.class,
                        e -> assertThat(e.diagnostics())
                                .extracting("path")
                                .containsExactly("timeout", "maxEntries", "path"));
    }

    @Test
    void laterChangesOfABuilderChangeNoOptions() {
        GitOptions.Builder builder =
                GitOptions.builder("https://example.org/x", CACHE).ref("one");
        GitOptions options = builder.build();
        builder.ref("two");
        assertThat(options.ref()).isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource({"main, main", "refs/heads/release/1, release/1", "refs/tags/v1, refs/tags/v1", "HEAD, HEAD"})
    void b56_aSourceSaysWhichBranchItFollows(String ref, String branch) {
        try (GitSource source = source("https://example.org/x", ref)) {
            Assertions.assertThat(source.branch()).contains(branch);
        }
    }

    private static GitSource source(String url, String ref) {
        return new GitSource("shop", GitOptions.builder(url, CACHE).ref(ref).build());
    }
}
