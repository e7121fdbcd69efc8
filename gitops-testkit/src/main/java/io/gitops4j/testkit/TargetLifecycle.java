package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gitops4j.spi.Capability;
import java.util.Set;

/** Clauses of {@link TargetContract} on the life of an instance. */
final class TargetLifecycle {
    private TargetLifecycle() {}

    static void capabilitiesAreConstant(TargetBench bench) {
        Set<Capability> before = Set.copyOf(bench.target().capabilities());
        bench.create(bench.spec("cart", 1));
        assertThat(bench.target().capabilities()).isEqualTo(before);
    }

    static void closedTwice(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        assertThatCode(() -> {
                    bench.target().close();
                    bench.target().close();
                })
                .doesNotThrowAnyException();
    }

    static void leavesNoThread(TargetSubject subject) {
        ThreadsLeft threads = ThreadsLeft.startingNow();
        try (TargetBench bench = new TargetBench(subject, subject.newTarget(), subject.owner())) {
            bench.create(bench.spec("cart", 1));
        }
        threads.assertNone(subject.polls(), subject::betweenPolls);
    }
}
