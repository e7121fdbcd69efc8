package io.gitops4j.testkit;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What authors of history stores get wrong, and the clauses that must notice. */
enum HistoryFlaw implements Flaw {
    BEGINS_AT_ONE("startsEmpty") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                @Override
                public long last(String environment, Operation operation) {
                    return Math.max(1, sound.last(environment, operation));
                }
            };
        }
    },
    LOSES_CHARACTERS("readsWhatWasAppended") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                @Override
                public void append(String environment, HistoryLine line, Operation operation) {
                    String ascii = line.json().replaceAll("[^\\x00-\\x7f]", "?");
                    sound.append(environment, new HistoryLine(line.sequence(), line.summary(), ascii), operation);
                }
            };
        }
    },
    READS_OLDEST_FIRST("readsWhatWasAppended", "readsPages") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                @Override
                public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
                    List<HistoryLine> lines = new ArrayList<>(sound.read(environment, before, limit, operation));
                    Collections.reverse(lines);
                    return lines;
                }
            };
        }
    },
    READS_THE_NUMBER_ITSELF("readsPages") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                @Override
                public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
                    return sound.read(environment, before == Long.MAX_VALUE ? before : before + 1, limit, operation);
                }
            };
        }
    },
    RENUMBERS("refusesATakenNumber", "refusesAGap", "oneWriterWins", "storesAgree") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                @Override
                public synchronized void append(String environment, HistoryLine line, Operation operation) {
                    long next = sound.last(environment, operation) + 1;
                    sound.append(environment, new HistoryLine(next, line.summary(), line.json()), operation);
                }
            };
        }
    },
    LOSES_TAKEN_NUMBERS_SILENTLY("refusesATakenNumber", "storesAgree", "oneWriterWins") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                @Override
                public void append(String environment, HistoryLine line, Operation operation) {
                    try {
                        sound.append(environment, line, operation);
                    } catch (GitOpsException e) {
                        if (e.kind() != FailureKind.CONFLICT) {
                            throw e;
                        }
                    }
                }
            };
        }
    },
    LOSES_THE_TENTH_LINE("writersLeaveNoGap") {
        @Override
        HistoryStore over(HistoryStore sound) {
            AtomicBoolean lost = new AtomicBoolean();
            return new Wrapper(sound) {
                @Override
                public void append(String environment, HistoryLine line, Operation operation) {
                    if (line.sequence() != 10 || !lost.compareAndSet(false, true)) {
                        sound.append(environment, line, operation);
                    }
                }
            };
        }
    },
    KNOWS_ONE_ENVIRONMENT("environmentsAreApart") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                @Override
                public void append(String environment, HistoryLine line, Operation operation) {
                    sound.append(environment.toLowerCase(Locale.ROOT), line, operation);
                }
            };
        }
    },
    FORGETS_WHEN_CLOSED("isDurable") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                private boolean closed;

                @Override
                public long last(String environment, Operation operation) {
                    return closed ? 0 : sound.last(environment, operation);
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }
    },
    IS_DEAF("cancelledAppendsNothing", "expiredAppendsNothing") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                @Override
                public void append(String environment, HistoryLine line, Operation operation) {
                    sound.append(environment, line, TestOperation.live());
                }
            };
        }
    },
    CALLS_THE_UNREADABLE_EMPTY("refusedIsUnavailable") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                @Override
                public long last(String environment, Operation operation) {
                    try {
                        return sound.last(environment, operation);
                    } catch (GitOpsException e) {
                        return 0;
                    }
                }
            };
        }
    },
    CLOSES_ONLY_ONCE("closesTwice") {
        @Override
        HistoryStore over(HistoryStore sound) {
            return new Wrapper(sound) {
                private boolean closed;

                @Override
                public void close() {
                    if (closed) {
                        throw new IllegalStateException("closed already");
                    }
                    closed = true;
                }
            };
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> noticedBy;

    HistoryFlaw(String... noticedBy) {
        this.noticedBy = Set.of(noticedBy);
    }

    @Override
    public Set<String> noticedBy() {
        return noticedBy;
    }

    abstract HistoryStore over(HistoryStore sound);

    /** A sound store, for a flaw to be put over. */
    private static class Wrapper implements HistoryStore {
        private final HistoryStore sound;

        Wrapper(HistoryStore sound) {
            this.sound = sound;
        }

        @Override
        public long last(String environment, Operation operation) {
            return sound.last(environment, operation);
        }

        @Override
        public void append(String environment, HistoryLine line, Operation operation) {
            sound.append(environment, line, operation);
        }

        @Override
        public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
            return sound.read(environment, before, limit, operation);
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
