package io.gitops4j.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.NOPMDCAdapter;

class LogContextTest {
    private final BasicMDCAdapter logger = new BasicMDCAdapter();
    private final LogContext context = new LogContext(logger);

    @Test
    void linesOfARunSayWhichRunAndKeepWhatTheEmbedderSaid() {
        logger.put("request", "42");

        Map<String, String> inside = context.during("prod", "00ff", logger::getCopyOfContextMap);

        assertThat(inside)
                .containsOnly(
                        Map.entry("request", "42"),
                        Map.entry("gitops.run", "00ff"),
                        Map.entry("gitops.environment", "prod"));
        assertThat(logger.getCopyOfContextMap()).containsOnly(Map.entry("request", "42"));
    }

    @Test
    void afterARunThatThrowsTheContextIsAsItWas() {
        assertThatThrownBy(() -> context.during("prod", "00ff", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(logger.get("gitops.run")).isNull();
    }

    @Test
    void workOnALentThreadIsWorkOfTheRunAndLeavesNothingThere() {
        Runnable work = context.during(
                "prod",
                "00ff",
                () -> context.taken(() -> assertThat(logger.get("gitops.run")).isEqualTo("00ff")));

        CompletableFuture<String> left = CompletableFuture.supplyAsync(() -> {
            work.run();
            return String.valueOf(logger.get("gitops.run"));
        });

        assertThat(left).succeedsWithin(java.time.Duration.ofMinutes(1)).isEqualTo("null");
    }

    @Test
    void aLoggerWithoutAContextIsFine() {
        assertThat(new LogContext(new NOPMDCAdapter()).during("prod", "00ff", () -> "done"))
                .isEqualTo("done");
    }
}
