package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretAnswer.State;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import io.gitops4j.spi.SecretRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** What authors of secret checkers get wrong, and the clauses that must notice. */
enum SecretCheckerFlaw implements Flaw {
    CALLS_THE_STORED_MISSING("findsWhatIsStored", "readsAnew") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return answering(
                    sound, (question, answer) -> answer.state() == State.EXISTS ? SecretAnswer.KEY_MISSING : answer);
        }
    },
    CALLS_EVERYTHING_THERE("missesAPath", "missesAKey", "answersTheWholeBatch") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return answering(sound, (question, answer) -> SecretAnswer.EXISTS);
        }
    },
    TAKES_A_MISSING_KEY_FOR_A_MISSING_PATH("missesAKey") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return answering(
                    sound,
                    (question, answer) -> answer.state() == State.KEY_MISSING ? SecretAnswer.PATH_MISSING : answer);
        }
    },
    LOOKS_AT_NO_VERSION("tellsVersions") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return answering(
                    sound,
                    (question, answer) -> answer.state() == State.VERSION_MISSING ? SecretAnswer.EXISTS : answer);
        }
    },
    ANSWERS_THE_FIRST_ONLY("answersTheWholeBatch") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return calling((request, operation) -> {
                Map<SecretQuestion, SecretAnswer> answers = new LinkedHashMap<>(sound.check(request, operation));
                answers.keySet().retainAll(request.questions().stream().limit(1).toList());
                return answers;
            });
        }
    },
    CONNECTS_FOR_NOTHING("asksNothingForNothing") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return calling((request, operation) -> {
                SecretQuestion ping = new SecretQuestion("shop", new SecretReference("ping", "ping", ""));
                sound.check(new SecretRequest("prod", Set.of(ping)), operation);
                return sound.check(request, operation);
            });
        }
    },
    LOOKS_INTO_ONE_NAMESPACE("namespacesAreApart") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return calling((request, operation) -> {
                Map<SecretQuestion, SecretAnswer> answers = new LinkedHashMap<>();
                for (SecretQuestion question : request.questions()) {
                    SecretQuestion inShop = new SecretQuestion("shop", question.reference());
                    answers.putAll(
                            renamed(question, sound.check(new SecretRequest("prod", Set.of(inShop)), operation)));
                }
                return answers;
            });
        }
    },
    REMEMBERS_WHAT_WAS_MISSING("readsAnew") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            Map<SecretQuestion, SecretAnswer> known = new ConcurrentHashMap<>();
            return answering(sound, (question, answer) -> known.computeIfAbsent(question, any -> answer));
        }
    },
    REPORTS_WHAT_IT_READ("showsNoValue") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return calling((request, operation) -> {
                operation.report(Diagnostic.info("READ")
                        .what("password is " + SecretBench.VALUE)
                        .build());
                return sound.check(request, operation);
            });
        }
    },
    GIVES_THE_VALUE_AS_A_REASON("showsNoValue") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return answering(
                    sound,
                    (question, answer) -> answer.state() == State.VERSION_MISSING
                            ? SecretAnswer.unknown("the newest value is " + SecretBench.VALUE)
                            : answer);
        }
    },
    CANNOT_BE_STOPPED("cancelledIsCancelled", "expiredIsTimeout") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return calling((request, operation) -> sound.check(request, TestOperation.live()));
        }
    },
    TAKES_AN_OUTAGE_FOR_AN_EMPTY_STORE("refusedIsUnavailable") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return calling((request, operation) -> {
                try {
                    return sound.check(request, operation);
                } catch (GitOpsException e) {
                    Map<SecretQuestion, SecretAnswer> answers = new LinkedHashMap<>();
                    request.questions().forEach(question -> answers.put(question, SecretAnswer.PATH_MISSING));
                    operation.checkpoint();
                    return answers;
                }
            });
        }
    },
    TAKES_THE_FORBIDDEN_FOR_MISSING("forbiddenIsUnknown") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            return sound;
        }

        @Override
        SecretChecker withoutRights() {
            return answering(new InMemorySecrets(), (question, answer) -> SecretAnswer.PATH_MISSING);
        }
    },
    CLOSES_ONLY_ONCE("closesTwice") {
        @Override
        SecretChecker flawed(InMemorySecrets sound) {
            AtomicInteger closed = new AtomicInteger();
            return new SecretChecker() {
                @Override
                public Map<SecretQuestion, SecretAnswer> check(SecretRequest request, Operation operation) {
                    return sound.check(request, operation);
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

    SecretCheckerFlaw(String... noticedBy) {
        this.noticedBy = Set.of(noticedBy);
    }

    @Override
    public Set<String> noticedBy() {
        return noticedBy;
    }

    abstract SecretChecker flawed(InMemorySecrets sound);

    /** The checker of an account that may not read. */
    SecretChecker withoutRights() {
        return answering(new InMemorySecrets(), (question, answer) -> SecretAnswer.unknown("not allowed"));
    }

    private static SecretChecker answering(
            InMemorySecrets sound, BiFunction<SecretQuestion, SecretAnswer, SecretAnswer> flaw) {
        return calling((request, operation) -> {
            Map<SecretQuestion, SecretAnswer> answers = new LinkedHashMap<>(sound.check(request, operation));
            answers.replaceAll(flaw);
            return answers;
        });
    }

    private static Map<SecretQuestion, SecretAnswer> renamed(
            SecretQuestion question, Map<SecretQuestion, SecretAnswer> one) {
        Map<SecretQuestion, SecretAnswer> renamed = new LinkedHashMap<>();
        one.values().forEach(answer -> renamed.put(question, answer));
        return renamed;
    }

    private static SecretChecker calling(BiFunction<SecretRequest, Operation, Map<SecretQuestion, SecretAnswer>> flaw) {
        return flaw::apply;
    }
}
