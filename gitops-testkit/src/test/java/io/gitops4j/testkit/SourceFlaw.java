package io.gitops4j.testkit;

import io.gitops4j.api.Commit;
import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.LogRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceFile;
import io.gitops4j.testkit.SourceWrapper.OfSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** What authors of sources get wrong, and the clauses that must notice. */
enum SourceFlaw implements Flaw {
    CALLS_A_MISSING_BRANCH_EMPTY("unbornBranchIsNotFound", "deletedBranchIsNotFound") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Revision resolve(Operation operation) {
                    try {
                        return sound.resolve(operation);
                    } catch (GitOpsException e) {
                        if (e.kind() == FailureKind.NOT_FOUND) {
                            return new Revision("services", "0".repeat(40));
                        }
                        throw e;
                    }
                }
            };
        }
    },
    LOGS_EVERY_FOLDER("logsTheRange") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public List<Commit> log(LogRequest request, Operation operation) {
                    return sound.log(new LogRequest(request.from(), request.to(), "", request.limit()), operation);
                }
            };
        }
    },
    LOGS_NO_FILE("logsTheRange") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public List<Commit> log(LogRequest request, Operation operation) {
                    return request.folder().equals("b/file") ? List.of() : sound.log(request, operation);
                }
            };
        }
    },
    TAKES_EVERY_COMMIT_FOR_ITS_OWN("knowsWhatItContains") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Optional<Boolean> contains(Revision revision, String commit, Operation operation) {
                    return Optional.of(true);
                }
            };
        }
    },
    NUMBERS_ITS_ANSWERS("resolvesTheSameTwice") {
        @Override
        Source over(InMemorySource sound) {
            AtomicInteger calls = new AtomicInteger();
            return new SourceWrapper(sound) {
                @Override
                public Revision resolve(Operation operation) {
                    Revision revision = sound.resolve(operation);
                    return new Revision(revision.source(), revision.id() + calls.incrementAndGet());
                }
            };
        }
    },
    REMEMBERS_THE_FIRST_ANSWER("newCommitIsANewRevision") {
        @Override
        Source over(InMemorySource sound) {
            AtomicReference<Revision> first = new AtomicReference<>();
            return new SourceWrapper(sound) {
                @Override
                public Revision resolve(Operation operation) {
                    first.compareAndSet(null, sound.resolve(operation));
                    return first.get();
                }
            };
        }
    },
    NAMES_REVISIONS_ITSELF("sourcesAgree") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Revision resolve(Operation operation) {
                    Revision revision = sound.resolve(operation);
                    return new Revision(revision.source(), System.identityHashCode(this) + revision.id());
                }
            };
        }
    },
    MENDS_LINE_ENDS("snapshotHasTheFiles") {
        @Override
        Source over(InMemorySource sound) {
            return snapshots(sound, snapshot -> new OfSnapshot(snapshot) {
                @Override
                public byte[] read(SourceFile file, long limit) {
                    return new String(snapshot.read(file, limit), StandardCharsets.UTF_8)
                            .replace("\r\n", "\n")
                            .getBytes(StandardCharsets.UTF_8);
                }
            });
        }
    },
    READS_THE_NEWEST("snapshotStaysTheSame") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Snapshot snapshot(Revision revision, Operation operation) {
                    return sound.snapshot(sound.history().stream().findFirst().orElse(revision), operation);
                }
            };
        }
    },
    FORGETS_THE_AUTHOR("snapshotNamesItsRevision") {
        @Override
        Source over(InMemorySource sound) {
            return snapshots(sound, snapshot -> new OfSnapshot(snapshot) {
                @Override
                public CommitInfo commit() {
                    return CommitInfo.UNKNOWN;
                }
            });
        }
    },
    SORTS_DIRECTORY_BY_DIRECTORY("filesAreSorted") {
        @Override
        Source over(InMemorySource sound) {
            return snapshots(sound, snapshot -> new OfSnapshot(snapshot) {
                @Override
                public List<SourceFile> files(Predicate<String> wanted) {
                    return snapshot.files(wanted).stream()
                            .sorted(Comparator.comparing(file -> file.path().replace('/', '\0')))
                            .toList();
                }
            });
        }
    },
    LISTS_EVERYTHING("filesAreFiltered") {
        @Override
        Source over(InMemorySource sound) {
            return snapshots(sound, snapshot -> new OfSnapshot(snapshot) {
                @Override
                public List<SourceFile> files(Predicate<String> wanted) {
                    return snapshot.files(path -> true);
                }
            });
        }
    },
    NAMES_CONTENT_BY_PATH("idsTellContent") {
        @Override
        Source over(InMemorySource sound) {
            return snapshots(sound, snapshot -> new OfSnapshot(snapshot) {
                @Override
                public List<SourceFile> files(Predicate<String> wanted) {
                    return snapshot.files(wanted).stream()
                            .map(file -> new SourceFile(file.path(), file.path(), file.kind()))
                            .toList();
                }
            });
        }
    },
    NEGLECTS_THE_LIMIT("readKeepsTheLimit") {
        @Override
        Source over(InMemorySource sound) {
            return snapshots(sound, snapshot -> new OfSnapshot(snapshot) {
                @Override
                public byte[] read(SourceFile file, long limit) {
                    return snapshot.read(file, Long.MAX_VALUE);
                }
            });
        }
    },
    REFUSES_AT_THE_LIMIT("readKeepsTheLimit") {
        @Override
        Source over(InMemorySource sound) {
            return snapshots(sound, snapshot -> new OfSnapshot(snapshot) {
                @Override
                public byte[] read(SourceFile file, long limit) {
                    return snapshot.read(file, limit - 1);
                }
            });
        }
    },
    FOLLOWS_LINKS("symlinkIsNotFollowed") {
        @Override
        Source over(InMemorySource sound) {
            return snapshots(sound, snapshot -> new OfSnapshot(snapshot) {
                @Override
                public byte[] read(SourceFile file, long limit) {
                    return file.kind() == SourceFile.Kind.SYMLINK ? new byte[1] : snapshot.read(file, limit);
                }
            });
        }
    },
    CALLS_AN_UNKNOWN_REVISION_EMPTY("unknownRevisionHasNoSnapshot") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Snapshot snapshot(Revision revision, Operation operation) {
                    if (revision.id().equals("5".repeat(40))) {
                        return new OfSnapshot(sound.snapshot(sound.history().get(0), operation)) {
                            @Override
                            public List<SourceFile> files(Predicate<String> wanted) {
                                return List.of();
                            }
                        };
                    }
                    return sound.snapshot(revision, operation);
                }
            };
        }
    },
    CALLS_EVERYTHING_CHANGED("nothingChangesWithinARevision", "tellsChanges", "changesAreTheDifference") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
                    try (Snapshot snapshot = sound.snapshot(to, operation)) {
                        return sound.changes(from, to, operation)
                                .map(known -> snapshot.files(path -> true).stream()
                                        .map(file -> new FileChange(file.path(), Optional.of(file)))
                                        .toList());
                    }
                }
            };
        }
    },
    FORGETS_DELETED_FILES("tellsChanges", "changesAreTheDifference") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
                    return sound.changes(from, to, operation)
                            .map(found -> found.stream()
                                    .filter(change -> change.now().isPresent())
                                    .toList());
                }
            };
        }
    },
    SEES_NO_CHANGE_SINCE_THE_UNKNOWN("changesSinceTheUnknown") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
                    return Optional.of(sound.changes(from, to, operation).orElse(List.of()));
                }
            };
        }
    },
    IS_DEAF("cancelled", "expired") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Revision resolve(Operation operation) {
                    return sound.resolve(TestOperation.live());
                }
            };
        }
    },
    ANSWERS_FROM_MEMORY_WHEN_CUT("refusedIsUnavailable") {
        @Override
        Source over(InMemorySource sound) {
            AtomicReference<Revision> last = new AtomicReference<>();
            return new SourceWrapper(sound) {
                @Override
                public Revision resolve(Operation operation) {
                    try {
                        last.set(sound.resolve(operation));
                    } catch (GitOpsException e) {
                        if (e.kind() != FailureKind.UNAVAILABLE) {
                            throw e;
                        }
                    }
                    return last.get();
                }
            };
        }
    },
    KEEPS_NOTHING("knownRevisionNeedsNoRemote") {
        @Override
        Source over(InMemorySource sound) {
            return new SourceWrapper(sound) {
                @Override
                public Snapshot snapshot(Revision revision, Operation operation) {
                    sound.faults().strikeRemote("snapshot");
                    return sound.snapshot(revision, operation);
                }
            };
        }
    },
    BELONGS_TO_ONE_THREAD("readsAtOnce") {
        @Override
        Source over(InMemorySource sound) {
            Thread maker = Thread.currentThread();
            return new SourceWrapper(sound) {
                @Override
                public Revision resolve(Operation operation) {
                    if (Thread.currentThread() != maker) {
                        throw new IllegalStateException("another thread");
                    }
                    return sound.resolve(operation);
                }
            };
        }
    },
    CLOSES_ONLY_ONCE("closesTwice") {
        @Override
        Source over(InMemorySource sound) {
            AtomicInteger closed = new AtomicInteger();
            return new SourceWrapper(sound) {
                @Override
                public void close() {
                    if (closed.incrementAndGet() > 1) {
                        throw new IllegalStateException("closed already");
                    }
                }
            };
        }
    },
    LEAVES_A_THREAD("leavesNoThread") {
        @Override
        Source over(InMemorySource sound) {
            IdleThread.start("flawed-source");
            return sound;
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> noticedBy;

    SourceFlaw(String... noticedBy) {
        this.noticedBy = Set.of(noticedBy);
    }

    @Override
    public Set<String> noticedBy() {
        return noticedBy;
    }

    abstract Source over(InMemorySource sound);

    private interface SnapshotFlaw {
        Snapshot spoil(Snapshot snapshot);
    }

    private static Source snapshots(InMemorySource sound, SnapshotFlaw flaw) {
        return new SourceWrapper(sound) {
            @Override
            public Snapshot snapshot(Revision revision, Operation operation) {
                return flaw.spoil(sound.snapshot(revision, operation));
            }
        };
    }
}
