package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ValidationRequest;
import io.gitops4j.spi.Validator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Clauses of {@link ValidatorContract}. */
final class ValidatorClauses {
    private static final int THREADS = 4;

    private ValidatorClauses() {}

    static void passes(ValidatorBench bench) {
        assertThat(bench.validate(bench.contract().passing())).isEmpty();
    }

    static void tells(ValidatorBench bench) {
        List<Diagnostic> findings = bench.validate(bench.contract().failing());
        assertThat(findings).as("findings of the service that breaks the rule").isNotEmpty();
        ValidatorBench.assertFitToBeShown(findings);
    }

    static void pure(ValidatorBench bench) {
        for (ValidationRequest request :
                List.of(bench.contract().passing(), bench.contract().failing())) {
            List<Diagnostic> first = List.copyOf(bench.validate(request));
            try (Validator other = bench.contract().newValidator()) {
                assertThat(new ValidatorBench(bench.contract(), other).validate(request))
                        .isEqualTo(first);
            }
            Callable<List<Diagnostic>> reader = () -> bench.validate(request);
            assertThat(Together.run(Collections.nCopies(THREADS, reader))).allMatch(first::equals);
        }
    }

    static void least(ValidatorBench bench) {
        ServiceSpec least = ServiceSpec.builder(ServiceId.of("least"), "least")
                .containers(List.of(Container.named("least").build()))
                .build();
        ValidatorBench.assertFitToBeShown(bench.validate(new ValidationRequest("least", Map.of(), least)));
    }

    static void closedTwice(ValidatorContract contract) {
        ThreadsLeft threads = ThreadsLeft.startingNow();
        Validator validator = contract.newValidator();
        new ValidatorBench(contract, validator).validate(contract.failing());
        validator.close();
        assertThatCode(validator::close).doesNotThrowAnyException();
        threads.assertNone();
    }
}
