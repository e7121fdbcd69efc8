package io.gitops4j.waml.internal.layer;

import io.gitops4j.waml.internal.finding.Path;

/** How a file's own schema names the layers that {@code defaults} stands for, so that every message speaks of what is written. */
public enum Naming {
    /** {@code defaults} are a list of patterns. */
    DEFAULTS {
        @Override
        String layer(String glob) {
            return "defaults \"" + glob + "\"";
        }

        @Override
        Path path(int index) {
            return Path.ROOT.field("defaults").item(index);
        }
    },
    /** There is one for all, {@code deploy.base}. */
    BASE {
        @Override
        String layer(String glob) {
            return "deploy base";
        }

        @Override
        Path path(int index) {
            return Path.ROOT.field("deploy").key("base");
        }
    };

    /** The layer with this pattern, for people. */
    abstract String layer(String glob);

    /** Where the entry with this index stands. */
    abstract Path path(int index);
}
