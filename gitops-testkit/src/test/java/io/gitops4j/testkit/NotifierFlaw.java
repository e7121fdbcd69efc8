package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeSubject;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** What authors of notifiers get wrong, and the clauses that must notice. */
enum NotifierFlaw implements Flaw {
    LOSES_WHAT_IT_IS_TOLD("tellsWhatHappened", "tellsHowToRelease", "tellsManyThingsAtOnce", "escapesWhatItShows") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            return telling(sound, (notice, operation) -> operation.checkpoint());
        }
    },
    TELLS_THE_COUNTS_ALONE("tellsWhatHappened") {
        @Override
        List<String> shown(InMemoryNotifier sound) {
            return sound.notices().stream().map(Notice::summary).toList();
        }
    },
    FORGETS_THE_DIGEST("tellsHowToRelease") {
        @Override
        List<String> shown(InMemoryNotifier sound) {
            return sound.texts().stream()
                    .map(text -> text.replaceAll("gitops apply.*", "ask somebody"))
                    .toList();
        }
    },
    TELLS_ONE_THING_AT_A_TIME("tellsManyThingsAtOnce") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            return telling(sound, (notice, operation) -> {
                for (NoticeEntry entry : notice.entries()) {
                    sound.tell(
                            Notice.builder(notice.id(), notice.environment(), notice.channel(), notice.at())
                                    .entries(List.of(entry))
                                    .plan(NotifierBench.PLAN)
                                    .build(),
                            operation);
                }
            });
        }
    },
    COUNTS_WHAT_IT_NAMES("tellsManyThingsAtOnce") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            return telling(
                    sound,
                    (notice, operation) -> sound.tell(
                            Notice.builder(notice.id(), notice.environment(), notice.channel(), notice.at())
                                    .entries(notice.entries())
                                    .plan(NotifierBench.PLAN)
                                    .build(),
                            operation));
        }
    },
    TAKES_CHANNELS_IN_TURN("routesAlike") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            AtomicInteger asked = new AtomicInteger();
            return new Wrapper(sound) {
                @Override
                public List<String> channels(NoticeSubject subject) {
                    return List.of("channel-" + asked.getAndIncrement() % 2);
                }
            };
        }
    },
    ASKS_THE_RECEIVER_FOR_ITS_CHANNELS("routesAlike") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            return new Wrapper(sound) {
                @Override
                public List<String> channels(NoticeSubject subject) {
                    List<String> channels = sound.channels(subject);
                    NoticeEntry ping = NotifierBench.entry(subject.kind(), "ping", "ping");
                    sound.tell(
                            Notice.builder("ping", "prod", channels.get(0), java.time.Instant.EPOCH)
                                    .entries(List.of(ping))
                                    .build(),
                            TestOperation.live());
                    return channels;
                }
            };
        }
    },
    REFUSES_WHAT_IT_KNOWS("tellsAgain") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            Set<Notice> known = new HashSet<>();
            return telling(sound, (notice, operation) -> {
                if (!known.add(notice)) {
                    throw failure(FailureKind.CONFLICT, "it was told before");
                }
                sound.tell(notice, operation);
            });
        }
    },
    PRINTS_WHAT_IT_IS_GIVEN("escapesWhatItShows") {
        @Override
        List<String> shown(InMemoryNotifier sound) {
            List<String> raw = new ArrayList<>();
            sound.notices()
                    .forEach(notice -> raw.add(
                            notice.entries().get(0).commit().orElseThrow().author()));
            return raw;
        }
    },
    TAKES_AN_OUTAGE_FOR_A_REFUSAL("refusedIsUnavailable") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            return telling(sound, (notice, operation) -> {
                try {
                    sound.tell(notice, operation);
                } catch (GitOpsException e) {
                    throw e.kind() == FailureKind.UNAVAILABLE ? failure(FailureKind.REJECTED, "it does not work") : e;
                }
            });
        }
    },
    SHOWS_ITS_ADDRESS("showsNoSecret") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            return new Wrapper(sound) {
                @Override
                public String toString() {
                    return "Notifier(" + ADDRESS + ")";
                }
            };
        }
    },
    SHOWS_ITS_ADDRESS_IN_A_CAUSE("showsNoSecret") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            return telling(sound, (notice, operation) -> {
                try {
                    sound.tell(notice, operation);
                } catch (GitOpsException e) {
                    throw new GitOpsException(
                            e.kind(), e.diagnostics().get(0), new IllegalStateException("no route to " + ADDRESS));
                }
            });
        }
    },
    SENDS_WHEN_IT_IS_CANCELLED("cancelledIsCancelled") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            return telling(sound, (notice, operation) -> {
                sound.tell(notice, TestOperation.live());
                operation.checkpoint();
            });
        }
    },
    KNOWS_NO_TIME("expiredIsTimeout") {
        @Override
        Notifier flawed(InMemoryNotifier sound) {
            return telling(sound, (notice, operation) -> {
                try {
                    sound.tell(notice, operation);
                } catch (GitOpsException e) {
                    if (e.kind() != FailureKind.TIMEOUT) {
                        throw e;
                    }
                }
            });
        }
    };

    static final String ADDRESS = "https://hooks.example.com/hush-4711";

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> noticedBy;

    NotifierFlaw(String... noticedBy) {
        this.noticedBy = Set.of(noticedBy);
    }

    @Override
    public Set<String> noticedBy() {
        return noticedBy;
    }

    Notifier flawed(InMemoryNotifier sound) {
        return sound;
    }

    List<String> shown(InMemoryNotifier sound) {
        return sound.texts();
    }

    private static Notifier telling(InMemoryNotifier sound, BiConsumer<Notice, Operation> tell) {
        return new Wrapper(sound) {
            @Override
            public void tell(Notice notice, Operation operation) {
                tell.accept(notice, operation);
            }
        };
    }

    private static GitOpsException failure(FailureKind kind, String what) {
        return new GitOpsException(
                kind, Diagnostic.error("TEST").what(what).remedy("mend it").build());
    }

    private static class Wrapper implements Notifier {
        private final Notifier sound;

        Wrapper(Notifier sound) {
            this.sound = sound;
        }

        @Override
        public List<String> channels(NoticeSubject subject) {
            return sound.channels(subject);
        }

        @Override
        public void tell(Notice notice, Operation operation) {
            sound.tell(notice, operation);
        }
    }
}
