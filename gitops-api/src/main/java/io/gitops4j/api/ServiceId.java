package io.gitops4j.api;

import java.util.Objects;

/**
 * Names one service within an environment. A deploy ref makes a variant of the service that runs beside it.
 *
 * @param slug the service's own name, for example {@code my-app}
 * @param ref the deploy ref, or the empty string for the service itself
 */
public record ServiceId(String slug, String ref) implements Comparable<ServiceId> {
    /** Checks that the slug is there; whether it is a legal name is the parser's business. */
    public ServiceId {
        Objects.requireNonNull(ref, "ref");
        if (slug.isEmpty()) {
            throw new IllegalArgumentException("slug is empty");
        }
    }

    /** The service itself, without a deploy ref. */
    public static ServiceId of(String slug) {
        return new ServiceId(slug, "");
    }

    /** Reads the form of {@link #toString}: {@code slug} or {@code slug@ref}. */
    public static ServiceId parse(String text) {
        int at = text.indexOf('@');
        return at < 0 ? of(text) : new ServiceId(text.substring(0, at), text.substring(at + 1));
    }

    /** The name that resources at a target carry: the slug, and behind a hyphen the deploy ref. */
    public String runtimeName() {
        return ref.isEmpty() ? slug : slug + "-" + ref;
    }

    @Override
    public int compareTo(ServiceId other) {
        int bySlug = slug.compareTo(other.slug);
        return bySlug == 0 ? ref.compareTo(other.ref) : bySlug;
    }

    /** {@code slug}, or {@code slug@ref} for a variant. */
    @Override
    public String toString() {
        return ref.isEmpty() ? slug : slug + "@" + ref;
    }
}
