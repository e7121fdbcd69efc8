package io.gitops4j.core.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodNamesTest {
    private static final String MADE_UP = "bcdfghjklmnpqrstvwxz2456789";

    @Test
    void matchesTheServicesPods() {
        assertThat("web-7c9d8b6f54-x2x4z").matches(PodNames.ofDeployment("web"));
        assertThat("report-29345678-x2x4z").matches(PodNames.ofCronJob("report"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web-admin-7c9d8b6f54-x2x4z",
                "web-admin-x2x4z",
                "web2-7c9d8b6f54-x2x4z",
                "web-0",
                "web",
                "my-web-7c9d8b6f54-x2x4z"
            })
    void matchesNoPodOfAnother(String pod) {
        assertThat(pod).doesNotMatch(PodNames.ofDeployment("web"));
    }

    /** As the server does it: a name that is too long loses its end before the last part is added. */
    @ParameterizedTest(name = "a name of {0} characters")
    @MethodSource("lengths")
    void matchesNamesThatTheServerCuts(int length) {
        SplittableRandom random = new SplittableRandom(length);
        String name = "a".repeat(length);
        for (int hash = 1; hash <= 10; hash++) {
            String base = name + "-" + madeUp(random, hash) + "-";
            String pod = base.substring(0, Math.min(58, base.length())) + madeUp(random, 5);

            assertThat(pod).matches(PodNames.ofDeployment(name));
        }
    }

    static IntStream lengths() {
        return IntStream.rangeClosed(40, 63);
    }

    private static String madeUp(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(MADE_UP.charAt(random.nextInt(MADE_UP.length())));
        }
        return text.toString();
    }
}
