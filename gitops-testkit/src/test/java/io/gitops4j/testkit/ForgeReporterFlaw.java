package io.gitops4j.testkit;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.testkit.ListForge.Comment;
import io.gitops4j.testkit.ListForge.Status;
import io.gitops4j.testkit.ShownStatus.Progress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What authors of forge reporters get wrong, and the clauses that must notice. */
enum ForgeReporterFlaw {
    NEVER_GOES_BACK("showsHowACommitIsDoing") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                boolean same(Status shown, Status wanted) {
                    return shown.progress() != Progress.PENDING;
                }
            };
        }
    },
    CALLS_THE_OVERTAKEN_PENDING("showsEveryState") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                Progress progress(ForgeReport report) {
                    return report.state() == ForgeState.SUPERSEDED ? Progress.PENDING : super.progress(report);
                }
            };
        }
    },
    TELLS_AGAIN_AND_AGAIN("tellsAReportOnce") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                boolean same(Status shown, Status wanted) {
                    return false;
                }
            };
        }
    },
    FORGETS_WITH_A_RESTART("tellsAReportOnce") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            Set<Status> told = new HashSet<>();
            return new ListReporter(forge, token) {
                @Override
                boolean same(Status shown, Status wanted) {
                    return !told.add(wanted) && super.same(shown, wanted);
                }
            };
        }
    },
    KNOWS_ONE_ENVIRONMENT("keepsEnvironmentsApart", "keepsCommentsOfEnvironmentsApart") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                String context(String environment) {
                    return "gitops/prod";
                }

                @Override
                String mark(PlanComment comment) {
                    return "<!-- gitops -->\n";
                }
            };
        }
    },
    CUTS_A_CHARACTER_IN_TWO("cutsLongTexts") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                String line(ForgeReport report) {
                    return report.summary()
                            .substring(0, Math.min(140, report.summary().length()));
                }
            };
        }
    },
    COMPARES_WITH_THE_WHOLE_TEXT("cutsLongTexts") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                private String whole = "";

                @Override
                String line(ForgeReport report) {
                    whole = report.summary();
                    return super.line(report);
                }

                @Override
                boolean same(Status shown, Status wanted) {
                    return shown.progress() == wanted.progress() && shown.text().equals(whole);
                }
            };
        }
    },
    SHOWS_WHAT_HIDES("escapesTexts") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                String line(ForgeReport report) {
                    return report.summary().length() > 140 ? super.line(report) : report.summary();
                }
            };
        }
    },
    CALLS_EVERYONE("escapesTexts") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                String page(ForgeReport report) {
                    return report.summary();
                }
            };
        }
    },
    TELLS_OF_EVERY_SOURCE("leavesOtherRepositoriesAlone") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                public Optional<String> repository(String source) {
                    return Optional.of("shop/apps");
                }
            };
        }
    },
    TAKES_A_MISSING_COMMIT_FOR_AN_OUTAGE("givesUpAnUnknownCommit") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return failing(forge, token, FailureKind.REJECTED, FailureKind.UNAVAILABLE);
        }
    },
    COMMENTS_AGAIN("keepsOneComment") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                boolean ours(Comment comment) {
                    return false;
                }
            };
        }
    },
    COMMENTS_AGAIN_AFTER_A_RESTART("keepsOneComment", "keepsCommentsOfEnvironmentsApart") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            AtomicBoolean known = new AtomicBoolean();
            return new ListReporter(forge, token) {
                @Override
                boolean ours(Comment comment) {
                    return known.get();
                }

                @Override
                public void comment(PlanComment comment, Operation operation) {
                    super.comment(comment, operation);
                    known.set(true);
                }
            };
        }
    },
    ESCAPES_THE_ESCAPED("showsThePlanAsItIs") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                String body(String markdown) {
                    return super.body(markdown).replace("&", "&amp;");
                }
            };
        }
    },
    CUTS_WITHIN_A_LINE("cutsLongPlans") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                String body(String markdown) {
                    return markdown.substring(0, Math.min(markdown.length(), 60_000));
                }
            };
        }
    },
    TRUSTS_THE_MARK("leavesCommentsOfOthersAlone") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                boolean ours(Comment comment) {
                    return true;
                }
            };
        }
    },
    TAKES_A_MISSING_PULL_REQUEST_FOR_A_LOGIN("givesUpAnUnknownPullRequest") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return failing(forge, token, FailureKind.NOT_FOUND, FailureKind.AUTH);
        }
    },
    OPENS_A_SECOND_PULL_REQUEST("opensOnePullRequest") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                List<Long> open(String branch) {
                    return List.of();
                }
            };
        }
    },
    TAKES_A_REFUSED_LOGIN_FOR_AN_OUTAGE("refusedLoginIsAuth") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return failing(forge, token, FailureKind.AUTH, FailureKind.UNAVAILABLE);
        }
    },
    TELLS_THE_LOGIN("refusedLoginIsAuth") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                public void report(ForgeReport report, Operation operation) {
                    try {
                        super.report(report, operation);
                    } catch (GitOpsException e) {
                        throw Faults.failure(e.kind(), "the forge does not accept " + token);
                    }
                }
            };
        }
    },
    GIVES_UP_WHEN_THE_FORGE_IS_AWAY("deadForgeIsUnavailable") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return failing(forge, token, FailureKind.UNAVAILABLE, FailureKind.INTERNAL);
        }
    },
    FORGETS_THE_TIME("busyForgeNamesATime") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return failing(forge, token, FailureKind.UNAVAILABLE, FailureKind.UNAVAILABLE);
        }
    },
    CANNOT_BE_STOPPED("stopsWhenTold") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            return new ListReporter(forge, token) {
                @Override
                public void comment(PlanComment comment, Operation operation) {
                    super.comment(comment, TestOperation.live());
                }
            };
        }
    },
    CLOSES_ONLY_ONCE("closesTwice") {
        @Override
        ForgeReporter flawed(ListForge forge, String token) {
            AtomicBoolean closed = new AtomicBoolean();
            return new ListReporter(forge, token) {
                @Override
                public void close() {
                    if (closed.getAndSet(true)) {
                        throw new IllegalStateException("closed already");
                    }
                }
            };
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> noticedBy;

    ForgeReporterFlaw(String... noticedBy) {
        this.noticedBy = Set.of(noticedBy);
    }

    /** At least these. */
    Set<String> noticedBy() {
        return noticedBy;
    }

    abstract ForgeReporter flawed(ListForge forge, String token);

    /** One that gives a failure another kind, and whatever else it tells away. */
    private static ForgeReporter failing(ListForge forge, String token, FailureKind from, FailureKind to) {
        return new ListReporter(forge, token) {
            @Override
            public void report(ForgeReport report, Operation operation) {
                renamed(() -> super.report(report, operation));
            }

            @Override
            public void comment(PlanComment comment, Operation operation) {
                renamed(() -> super.comment(comment, operation));
            }

            private void renamed(Runnable call) {
                try {
                    call.run();
                } catch (GitOpsException e) {
                    throw e.kind() == from ? Faults.failure(to, "it does not work") : e;
                }
            }
        };
    }
}
