package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;

/** What authors of manifest parsers get wrong, and the clauses that must notice. */
enum ParserFlaw implements Flaw {
    ACCEPTS_EVERYTHING("acceptsByPath") {
        @Override
        ManifestParser flawed() {
            return new LineParser() {
                @Override
                public boolean accepts(String path) {
                    return true;
                }
            };
        }
    },
    FORGETS_LINES("parsesTheValid", "tellsAllMistakesAtOnce") {
        @Override
        ManifestParser flawed() {
            return new LineParser() {
                @Override
                DeclaredService service(Matcher matcher, Position position) {
                    return super.service(matcher, Position.ofFile(position.file()));
                }

                @Override
                Diagnostic problem(Position position, String line) {
                    return super.problem(Position.ofFile(position.file()), line);
                }
            };
        }
    },
    FORGETS_ORIGINS("tellsOrigins") {
        @Override
        ManifestParser flawed() {
            return new LineParser() {
                @Override
                DeclaredService service(Matcher matcher, Position position) {
                    return super.service(matcher, new Position("elsewhere", 1, 1));
                }
            };
        }
    },
    PARSES_FOR_ITS_OWN_ENVIRONMENTS("parsesForConfiguredEnvironmentsOnly") {
        @Override
        ManifestParser flawed() {
            return parsing(request -> new LineParser()
                    .parse(ParseRequest.of(request.path(), request.content(), Set.of("prod", "staging"))));
        }
    },
    STOPS_AT_THE_FIRST_MISTAKE("tellsAllMistakesAtOnce") {
        @Override
        ManifestParser flawed() {
            return parsing(request -> {
                ParseResult result = new LineParser().parse(request);
                return new ParseResult(
                        result.services(),
                        result.diagnostics().stream().limit(1).toList());
            });
        }
    },
    TELLS_NO_REMEDY("tellsAllMistakesAtOnce") {
        @Override
        ManifestParser flawed() {
            return new LineParser() {
                @Override
                Diagnostic problem(Position position, String line) {
                    return Diagnostic.error("LINE").at(position).what("wrong").build();
                }
            };
        }
    },
    COUNTS_ITS_CALLS("isDeterministic") {
        @Override
        ManifestParser flawed() {
            AtomicInteger calls = new AtomicInteger();
            return new LineParser() {
                @Override
                Diagnostic problem(Position position, String line) {
                    return super.problem(position, "call " + calls.incrementAndGet());
                }
            };
        }
    },
    WORKS_IN_PLACE("leavesTheBytes") {
        @Override
        ManifestParser flawed() {
            return parsing(request -> {
                ParseResult result = new LineParser().parse(request);
                if (request.content().length > 0) {
                    request.content()[0] = ' ';
                }
                return result;
            });
        }
    },
    RECURSES("survivesHostileContent") {
        @Override
        ManifestParser flawed() {
            return parsing(request -> {
                descend(request.content(), 0);
                return new LineParser().parse(request);
            });
        }

        private int descend(byte[] content, int at) {
            return at < content.length && content[at] == '[' ? 1 + descend(content, at + 1) : 0;
        }
    },
    CALLS_THE_EMPTY_VALID("survivesHostileContent") {
        @Override
        ManifestParser flawed() {
            return parsing(request -> request.content().length == 0
                    ? new ParseResult(List.of(), List.of())
                    : new LineParser().parse(request));
        }
    },
    THROWS_ON_DAMAGE("survivesDamage") {
        @Override
        ManifestParser flawed() {
            return new LineParser() {
                @Override
                Diagnostic problem(Position position, String line) {
                    throw new IllegalArgumentException(line);
                }
            };
        }
    },
    CLOSES_ONLY_ONCE("closesTwice") {
        @Override
        ManifestParser flawed() {
            AtomicInteger closed = new AtomicInteger();
            return new LineParser() {
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

    ParserFlaw(String... noticedBy) {
        this.noticedBy = Set.of(noticedBy);
    }

    @Override
    public Set<String> noticedBy() {
        return noticedBy;
    }

    abstract ManifestParser flawed();

    private interface Parsing {
        ParseResult parse(ParseRequest request);
    }

    private static ManifestParser parsing(Parsing flaw) {
        return new LineParser() {
            @Override
            public ParseResult parse(ParseRequest request) {
                return flaw.parse(request);
            }
        };
    }
}
