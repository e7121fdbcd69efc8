package io.gitops4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.web.internal.webhook.RepositoryName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.com/shop/apps.git",
                "https://git.example.com/Shop/apps/",
                "https://ann@git.example.com/shop/apps",
                "https://GIT.example.com:8443/shop/apps.git",
                "ssh://git@git.example.com/shop/apps.git",
                "ssh://git@git.example.com:22/shop/apps",
                "git@git.example.com:shop/apps.git"
            })
    void everyAddressOfARepositoryHasOneName(String url) {
        assertThat(RepositoryName.of(url)).isEqualTo("git.example.com/shop/apps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.com/shop/apps2",
                "https://git.example.com.evil.test/shop/apps",
                "https://git.example.com@evil.test/shop/apps",
                "https://evil.test/git.example.com/shop/apps",
                "",
                "shop/apps"
            })
    void anotherRepositoryHasAnother(String url) {
        assertThat(RepositoryName.of(url)).isNotEqualTo("git.example.com/shop/apps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ":", "a/", ".git", "@"})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aHugeAddressIsNamedInNoTime(String piece) {
        assertThat(RepositoryName.of("https://h" + piece.repeat(50_000) + "x\ny"))
                .isNotEmpty();
    }
}
