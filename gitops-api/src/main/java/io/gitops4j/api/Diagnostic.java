package io.gitops4j.api;

import java.util.Objects;
import java.util.Optional;

/**
 * A finding for people, with a code that is stable for machines. It never holds a secret value: what has the form of a well-known
 * key is masked when it is built, whoever put it in.
 *
 * <p>Its text has one form, {@code CODE file:line:column path: what. Do: what to do.}, one line of at most
 * {@value #MAX_LENGTH} characters, with control and direction-changing characters made visible.
 */
public final class Diagnostic {
    /** The longest {@link #toString text}, in characters. */
    public static final int MAX_LENGTH = 300;

    private final Severity severity;
    private final String code;
    private final Optional<Position> position;
    private final String path;
    private final String what;
    private final String remedy;

    private Diagnostic(Builder builder) {
        this.severity = builder.severity;
        this.code = builder.code;
        this.position = builder.position;
        this.path = builder.path;
        this.what = builder.what;
        this.remedy = builder.remedy;
    }

    /** Starts an error. */
    public static Builder error(String code) {
        return new Builder(Severity.ERROR, code);
    }

    /** Starts a warning. */
    public static Builder warning(String code) {
        return new Builder(Severity.WARNING, code);
    }

    /** Starts a note. */
    public static Builder info(String code) {
        return new Builder(Severity.INFO, code);
    }

    /** How much it weighs. */
    public Severity severity() {
        return severity;
    }

    /** Stable name of the rule, for example {@code WAML-PORT}. */
    public String code() {
        return code;
    }

    /** Where it is, if it is in a file. */
    public Optional<Position> position() {
        return position;
    }

    /** The value meant, in the file's own terms, for example {@code deploy[prod].ingress[0]}; empty when not about one. */
    public String path() {
        return path;
    }

    /** What is wrong, naming both sides of a disagreement, without a full stop at the end. */
    public String what() {
        return what;
    }

    /** What to do about it, without a full stop at the end; empty when there is nothing to do. */
    public String remedy() {
        return remedy;
    }

    /** The same finding at another severity. */
    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(copy(other));
    }

    /** The same finding at another place. */
    public Diagnostic at(Position where) {
        return new Diagnostic(copy(severity).at(where));
    }

    private Builder copy(Severity other) {
        Builder copy = new Builder(other, code).path(path).what(what).remedy(remedy);
        copy.position = position;
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Diagnostic that
                && severity == that.severity
                && code.equals(that.code)
                && position.equals(that.position)
                && path.equals(that.path)
                && what.equals(that.what)
                && remedy.equals(that.remedy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(severity, code, position, path, what, remedy);
    }

    /** The one-line text described above. */
    @Override
    public String toString() {
        return DiagnosticText.of(this);
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final Severity severity;
        private final String code;
        private Optional<Position> position = Optional.empty();
        private String path = "";
        private String what = "";
        private String remedy = "";

        private Builder(Severity severity, String code) {
            this.severity = Objects.requireNonNull(severity, "severity");
            this.code = Objects.requireNonNull(code, "code");
        }

        /** Where it is. */
        public Builder at(Position where) {
            this.position = Optional.of(where);
            return this;
        }

        /** Where it is, and which value is meant. */
        public Builder at(Origin origin) {
            return at(origin.position()).path(origin.path());
        }

        /** Which value is meant. */
        public Builder path(String value) {
            this.path = PlainSecrets.masked(Objects.requireNonNull(value, "path"));
            return this;
        }

        /** What is wrong. */
        public Builder what(String value) {
            this.what = PlainSecrets.masked(Objects.requireNonNull(value, "what"));
            return this;
        }

        /** What to do. */
        public Builder remedy(String value) {
            this.remedy = PlainSecrets.masked(Objects.requireNonNull(value, "remedy"));
            return this;
        }

        /** The finding; a {@code what} is required. */
        public Diagnostic build() {
            if (what.isBlank()) {
                throw new IllegalStateException(code + " says nothing");
            }
            return new Diagnostic(this);
        }
    }
}
