package io.gitops4j.testkit;

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

/** Reporters that show other things than they were told to, or the same again. */
final class ForgeTextFlaws {
    private ForgeTextFlaws() {}

    static ForgeReporter neverGoesBack(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            boolean same(Status shown, Status wanted) {
                return shown.progress() != Progress.PENDING;
            }
        };
    }

    static ForgeReporter callsTheOvertakenPending(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            Progress progress(ForgeReport report) {
                return report.state() == ForgeState.SUPERSEDED ? Progress.PENDING : super.progress(report);
            }
        };
    }

    static ForgeReporter tellsAgainAndAgain(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            boolean same(Status shown, Status wanted) {
                return false;
            }
        };
    }

    static ForgeReporter forgetsWithARestart(ListForge forge, String token) {
        Set<Status> told = new HashSet<>();
        return new ListReporter(forge, token) {
            @Override
            boolean same(Status shown, Status wanted) {
                return !told.add(wanted) && super.same(shown, wanted);
            }
        };
    }

    static ForgeReporter knowsOneEnvironment(ListForge forge, String token) {
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

    static ForgeReporter cutsACharacterInTwo(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            String line(ForgeReport report) {
                return report.summary()
                        .substring(0, Math.min(140, report.summary().length()));
            }
        };
    }

    static ForgeReporter comparesWithTheWholeText(ListForge forge, String token) {
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

    static ForgeReporter showsWhatHides(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            String line(ForgeReport report) {
                return report.summary().length() > 140 ? super.line(report) : report.summary();
            }
        };
    }

    static ForgeReporter callsEveryone(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            String page(ForgeReport report) {
                return report.summary();
            }
        };
    }

    static ForgeReporter tellsOfEverySource(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            public Optional<String> repository(String source) {
                return Optional.of("shop/apps");
            }
        };
    }

    static ForgeReporter commentsAgain(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            boolean ours(Comment comment) {
                return false;
            }
        };
    }

    static ForgeReporter commentsAgainAfterARestart(ListForge forge, String token) {
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

    static ForgeReporter escapesTheEscaped(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            String body(String markdown) {
                return super.body(markdown).replace("&", "&amp;");
            }
        };
    }

    static ForgeReporter cutsWithinALine(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            String body(String markdown) {
                return markdown.substring(0, Math.min(markdown.length(), 60_000));
            }
        };
    }

    static ForgeReporter trustsTheMark(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            boolean ours(Comment comment) {
                return true;
            }
        };
    }

    static ForgeReporter opensASecondPullRequest(ListForge forge, String token) {
        return new ListReporter(forge, token) {
            @Override
            List<Long> open(String branch) {
                return List.of();
            }
        };
    }
}
