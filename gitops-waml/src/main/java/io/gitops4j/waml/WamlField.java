package io.gitops4j.waml;

import java.util.Objects;
import java.util.Optional;

/**
 * A field of a manifest, as {@link Waml#fields} lists it, for pages, forms and editors. Made by this module; more may be added.
 * Immutable.
 */
public final class WamlField {
    private final String path;
    private final String type;
    private final boolean required;
    private final Optional<String> defaultValue;
    private final String since;
    private final String about;
    private final Optional<String> docs;

    WamlField(
            String path,
            String type,
            boolean required,
            Optional<String> defaultValue,
            String since,
            String about,
            Optional<String> docs) {
        this.path = Objects.requireNonNull(path, "path");
        this.type = Objects.requireNonNull(type, "type");
        this.required = required;
        this.defaultValue = defaultValue;
        this.since = Objects.requireNonNull(since, "since");
        this.about = Objects.requireNonNull(about, "about");
        this.docs = docs;
    }

    /** Where it stands: {@code []} is any item of a list, {@code *} any deploy id, as in {@code deploy.*.env[].name}. */
    public String path() {
        return path;
    }

    /** What its value may be, in words, for example {@code a whole number from 1 to 65535}, {@code list} or {@code mapping}. */
    public String type() {
        return type;
    }

    /** Whether it has to be there wherever that is which it belongs to. */
    public boolean required() {
        return required;
    }

    /** What counts where it is missing, as a manifest would say it; nothing if nothing does, or if that depends on other values. */
    public Optional<String> defaultValue() {
        return defaultValue;
    }

    /** The version of this module that knew it first. */
    public String since() {
        return since;
    }

    /** What it is for, in one line of Markdown without a full stop. */
    public String about() {
        return about;
    }

    /** Where to read more: a link relative to {@code docs/waml}. */
    public Optional<String> docs() {
        return docs;
    }

    /** For logs: the path and the type. */
    @Override
    public String toString() {
        return path + ": " + type;
    }
}
