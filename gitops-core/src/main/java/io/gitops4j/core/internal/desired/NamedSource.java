package io.gitops4j.core.internal.desired;

import io.gitops4j.spi.Source;

/**
 * A source under its configured name.
 *
 * @param name as configured
 * @param source the plug-in
 */
public record NamedSource(String name, Source source) {
    /** For messages about the plug-in. */
    public String label() {
        return "source " + name;
    }
}
