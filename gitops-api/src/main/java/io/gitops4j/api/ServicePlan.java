package io.gitops4j.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What a plan does for one service. Made by the engine. */
public final class ServicePlan {
    private final ServiceId service;
    private final Verdict verdict;
    private final Optional<Revision> revision;
    private final Optional<Position> manifest;
    private final Contact contact;
    private final Digest desired;
    private final List<Change> changes;
    private final List<Diagnostic> diagnostics;

    /** Computed when somebody asks, once for all copies that have the same. */
    private final AtomicReference<Digest> digest;

    private ServicePlan(Builder builder, AtomicReference<Digest> digest) {
        this.service = builder.service;
        this.verdict = builder.verdict;
        this.revision = builder.revision;
        this.manifest = builder.manifest;
        this.contact = builder.contact;
        this.desired = builder.desired;
        this.changes = builder.changes;
        this.diagnostics = builder.diagnostics;
        this.digest = digest;
    }

    /** Starts a plan. */
    public static Builder builder(ServiceId service, Verdict verdict) {
        return new Builder(service, verdict);
    }

    /** Which service. */
    public ServiceId service() {
        return service;
    }

    /** What is to happen. */
    public Verdict verdict() {
        return verdict;
    }

    /** The revision of its source; absent when the service is no longer declared. */
    public Optional<Revision> revision() {
        return revision;
    }

    /** Where it is declared; absent when it no longer is. */
    public Optional<Position> manifest() {
        return manifest;
    }

    /** Who answers for it, as declared; {@link Contact#NONE} when it is no longer declared or cannot be read. */
    public Contact contact() {
        return contact;
    }

    /** Digest of everything wanted; {@link Digest#NONE} when nothing is. */
    public Digest desired() {
        return desired;
    }

    /** One per resource, unchanged ones included, in the order of application. */
    public List<Change> changes() {
        return changes;
    }

    /** Findings about this service, errors and warnings. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Whether the service is no longer declared and only deletes are left. */
    public boolean removal() {
        return revision.isEmpty();
    }

    /** Digest of the verdict and of every change with the live content that it was computed from. */
    public Digest digest() {
        return digest.updateAndGet(known -> known.equals(Digest.NONE) ? Digest.ofText(digestText()) : known);
    }

    private String digestText() {
        StringBuilder text = new StringBuilder();
        text.append(service).append(' ').append(verdict).append('\n');
        if (verdict == Verdict.HELD) {
            // Whoever approves a held service approves it for these reasons and no others.
            diagnostics.forEach(why ->
                    text.append(why.code()).append(' ').append(why.what()).append('\n'));
        }
        changes.forEach(change -> text.append(change.digestLine()).append('\n'));
        return text.toString();
    }

    /** The same, declared in the same way at another revision. It has the same digest. */
    public ServicePlan at(Revision sourceRevision, Position file) {
        return new ServicePlan(toBuilder(verdict).declaredIn(sourceRevision, file), digest);
    }

    /** The same as a builder with another verdict. */
    public Builder toBuilder(Verdict other) {
        Builder copy =
                new Builder(service, other).desired(desired).changes(changes).diagnostics(diagnostics);
        copy.revision = revision;
        copy.manifest = manifest;
        copy.contact = contact;
        return copy;
    }

    @Override
    public String toString() {
        return service + " " + verdict;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final ServiceId service;
        private final Verdict verdict;
        private Optional<Revision> revision = Optional.empty();
        private Optional<Position> manifest = Optional.empty();
        private Contact contact = Contact.NONE;
        private Digest desired = Digest.NONE;
        private List<Change> changes = List.of();
        private List<Diagnostic> diagnostics = List.of();

        private Builder(ServiceId service, Verdict verdict) {
            this.service = Objects.requireNonNull(service, "service");
            this.verdict = Objects.requireNonNull(verdict, "verdict");
        }

        /** Where the service is declared. */
        public Builder declaredIn(Revision sourceRevision, Position file) {
            this.revision = Optional.of(sourceRevision);
            this.manifest = Optional.of(file);
            return this;
        }

        /** Who answers for it. */
        public Builder contact(Contact value) {
            this.contact = Objects.requireNonNull(value, "contact");
            return this;
        }

        /** Digest of everything wanted. */
        public Builder desired(Digest value) {
            this.desired = Objects.requireNonNull(value, "desired");
            return this;
        }

        /** The steps. */
        public Builder changes(List<Change> value) {
            this.changes = List.copyOf(value);
            return this;
        }

        /** The findings. */
        public Builder diagnostics(List<Diagnostic> value) {
            this.diagnostics = List.copyOf(value);
            return this;
        }

        /** The plan. */
        public ServicePlan build() {
            return new ServicePlan(this, new AtomicReference<>(Digest.NONE));
        }
    }
}
