package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ManifestParserProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Secret;
import java.util.Set;

/** What authors of providers get wrong, and the clauses that must notice. */
enum ProviderFlaw implements Flaw {
    IS_NOT_DECLARED("isFound", "constructorIsPublic") {
        @Override
        ManifestParserProvider flawed() {
            return new LineParserProvider() {};
        }
    },
    SHOUTS_ITS_ID("idIsInLowerCase", "isFound") {
        @Override
        ManifestParserProvider flawed() {
            return new LineParserProvider() {
                @Override
                public String id() {
                    return "LINES";
                }
            };
        }
    },
    DESCRIBES_NOTHING("optionsAreDescribed") {
        @Override
        ManifestParserProvider flawed() {
            return options(LineParserProvider.SUFFIX, ConfigKey.string("mode", " "));
        }
    },
    NAMES_OPTIONS_WITH_SPACES("optionsAreDescribed") {
        @Override
        ManifestParserProvider flawed() {
            return options(LineParserProvider.SUFFIX, ConfigKey.string("the mode", "How strict it is."));
        }
    },
    DEFAULTS_TO_NO_CHOICE("defaultsAreLegal") {
        @Override
        ManifestParserProvider flawed() {
            return options(
                    LineParserProvider.SUFFIX,
                    ConfigKey.choice("mode", "How strict it is.", "strict", "lax")
                            .defaultsTo("none"));
        }
    },
    REQUIRES_WHAT_HAS_A_DEFAULT("defaultsAreLegal", "refusesWithoutARequiredOption") {
        @Override
        ManifestParserProvider flawed() {
            return options(LineParserProvider.SUFFIX.defaultsTo(".services"));
        }
    },
    REQUIRES_MORE_THAN_IT_SAYS("makesAnInstance") {
        @Override
        ManifestParserProvider flawed() {
            return making((config, context) -> config.find(LineParserProvider.TOKEN)
                    .map(token -> new LineParser())
                    .orElseThrow());
        }
    },
    STARTS_A_TASK("makesAnInstance") {
        @Override
        ManifestParserProvider flawed() {
            return making((config, context) -> {
                context.executor().execute(() -> {});
                return new LineParser();
            });
        }
    },
    KNOWS_EVERY_OPTION("refusesAnUnknownOption") {
        @Override
        ManifestParserProvider flawed() {
            return options(LineParserProvider.SUFFIX, ConfigKey.string("no-such-option", "Anything."));
        }
    },
    SHOWS_SECRETS("masksSecrets") {
        @Override
        ManifestParserProvider flawed() {
            return making((config, context) -> new LineParser() {
                @Override
                public String toString() {
                    return "LineParser(" + config.find(LineParserProvider.TOKEN).map(Secret::reveal) + ")";
                }
            });
        }
    },
    QUOTES_SECRETS("masksSecrets") {
        @Override
        ManifestParserProvider flawed() {
            return making((config, context) -> config.find(LineParserProvider.TOKEN)
                    .<ManifestParser>map(token -> {
                        throw new GitOpsException(
                                FailureKind.CONFIG,
                                Diagnostic.error("CONFIG-TOKEN")
                                        .what("the token " + token.reveal() + " is too short")
                                        .remedy("take a longer one")
                                        .build());
                    })
                    .orElseGet(LineParser::new));
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> noticedBy;

    ProviderFlaw(String... noticedBy) {
        this.noticedBy = Set.of(noticedBy);
    }

    @Override
    public Set<String> noticedBy() {
        return noticedBy;
    }

    abstract ManifestParserProvider flawed();

    private static ManifestParserProvider options(ConfigKey<?>... keys) {
        return new LineParserProvider() {
            @Override
            public ConfigSpec configSpec() {
                return ConfigSpec.of(keys);
            }
        };
    }

    private interface Making {
        ManifestParser make(PluginConfig config, PluginContext context);
    }

    private static ManifestParserProvider making(Making flaw) {
        return new LineParserProvider() {
            @Override
            public ManifestParser create(PluginConfig config, PluginContext context) {
                return flaw.make(config, context);
            }
        };
    }
}
