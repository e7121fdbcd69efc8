package io.gitops4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PushTest {
    private static final String REPOSITORY = "https://git.example/shop/apps";

    @Test
    void namesTheDeliveryThatAsksForARun() {
        Push push = new Push("github", REPOSITORY, "refs/heads/main", "72d3162e-cc78-11e3-81ab-4c9367dc0958");

        assertThat(push.initiator()).isEqualTo("webhook github 72d3162e-cc78-11e3-81ab-4c9367dc0958");
    }

    @Test
    void aForgeThatGivesNoIdIsNamedAlone() {
        assertThat(new Push("generic", REPOSITORY, "refs/heads/main", "").initiator())
                .isEqualTo("webhook generic");
    }

    @Test
    void b75_anIdThatIsTooLongOrHidesSomethingIsCutAndShown() {
        Push push = new Push("generic", REPOSITORY, "refs/heads/main", "\u202e" + "x".repeat(500));

        assertThat(push.initiator())
                .startsWith("webhook generic \\u202Ex")
                .hasSizeLessThanOrEqualTo("webhook generic ".length() + 80);
    }
}
