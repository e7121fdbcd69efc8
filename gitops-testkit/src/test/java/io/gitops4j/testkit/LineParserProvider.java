package io.gitops4j.testkit;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ManifestParserProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;

/** The provider of the smallest sound parser, with an option of each delicate sort. */
public class LineParserProvider implements ManifestParserProvider {
    static final ConfigKey<String> SUFFIX =
            ConfigKey.string("suffix", "How a manifest's path ends.").required();
    static final ConfigKey<io.gitops4j.spi.Secret> TOKEN = ConfigKey.secret("token", "Shows that secrets are masked.");
    static final ConfigKey<String> MODE =
            ConfigKey.choice("mode", "How strict it is.", "strict", "lax").defaultsTo("strict");

    /** For the service loader. */
    public LineParserProvider() {}

    @Override
    public String id() {
        return "lines";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(SUFFIX, TOKEN, MODE);
    }

    @Override
    public ManifestParser create(PluginConfig config, PluginContext context) {
        return new LineParser();
    }
}
