package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.ValidationRequest;
import io.gitops4j.spi.Validator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What authors of validators get wrong, and the clauses that must notice. */
enum ValidatorFlaw implements Flaw {
    GRUMBLES_ALWAYS("passesInSilence") {
        @Override
        Validator flawed() {
            return request -> List.of(finding("everything is wrong"));
        }
    },
    SEES_NOTHING("tellsWhatIsWrong") {
        @Override
        Validator flawed() {
            return request -> List.of();
        }
    },
    TELLS_NO_REMEDY("tellsWhatIsWrong") {
        @Override
        Validator flawed() {
            return changed(
                    finding -> Diagnostic.error(finding.code()).what("wrong").build());
        }
    },
    TALKS_TOO_LONG("tellsWhatIsWrong") {
        @Override
        Validator flawed() {
            return changed(finding -> finding("and ".repeat(100) + "so on"));
        }
    },
    COUNTS_ITS_CALLS("isPure") {
        @Override
        Validator flawed() {
            AtomicInteger calls = new AtomicInteger();
            return changed(finding -> finding("call " + calls.incrementAndGet()));
        }
    },
    EXPECTS_PORTS("survivesTheLeast") {
        @Override
        Validator flawed() {
            return request -> {
                if (request.spec().id().slug().equals("least")) {
                    request.spec().services().get(0);
                }
                return OwnerValidatorTest.judge(request);
            };
        }
    },
    CLOSES_ONLY_ONCE("closesTwice") {
        @Override
        Validator flawed() {
            AtomicInteger closed = new AtomicInteger();
            return new Validator() {
                @Override
                public List<Diagnostic> validate(ValidationRequest request) {
                    return OwnerValidatorTest.judge(request);
                }

                @Override
                public void close() {
                    if (closed.incrementAndGet() > 1) {
                        throw new IllegalStateException("closed already");
                    }
                }
            };
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> noticedBy;

    ValidatorFlaw(String... noticedBy) {
        this.noticedBy = Set.of(noticedBy);
    }

    @Override
    public Set<String> noticedBy() {
        return noticedBy;
    }

    abstract Validator flawed();

    private interface Changing {
        Diagnostic change(Diagnostic finding);
    }

    private static Validator changed(Changing flaw) {
        return request ->
                OwnerValidatorTest.judge(request).stream().map(flaw::change).toList();
    }

    private static Diagnostic finding(String what) {
        return Diagnostic.error("TEAM-OWNER").what(what).remedy("mend it").build();
    }
}
