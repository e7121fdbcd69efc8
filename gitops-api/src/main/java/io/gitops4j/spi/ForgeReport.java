package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Revision;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one commit is doing in one environment, as a whole: a later report of the same commit and environment replaces an earlier one.
 * Made by the engine. Names and texts in it may come from a repository or a target: a reporter escapes them for where it shows them.
 */
public final class ForgeReport {
    /** So many services are told one by one; {@link #total} counts all. */
    public static final int MAX_SERVICES = 100;

    private final String environment;
    private final Revision revision;
    private final ForgeState state;
    private final String summary;
    private final String runId;
    private final OptionalLong deployment;
    private final List<ForgeService> services;
    private final int total;
    private final List<Diagnostic> findings;
    private final Instant at;

    private ForgeReport(Builder builder) {
        this.environment = builder.environment;
        this.revision = builder.revision;
        this.state = builder.state;
        this.summary = builder.summary;
        this.runId = builder.runId;
        this.deployment = builder.deployment;
        this.services = builder.services;
        this.total = Math.max(builder.total, builder.services.size());
        this.findings = builder.findings;
        this.at = builder.at;
    }

    /** Starts a report. */
    public static Builder builder(String environment, Revision revision, ForgeState state, Instant at) {
        return new Builder(environment, revision, state, at);
    }

    /** Where. */
    public String environment() {
        return environment;
    }

    /** The source by its configured name, and the commit. */
    public Revision revision() {
        return revision;
    }

    /** How far. */
    public ForgeState state() {
        return state;
    }

    /** The same in one line for people. */
    public String summary() {
        return summary;
    }

    /** The run that found it so, as in the history and in the engine's log; may be empty. */
    public String runId() {
        return runId;
    }

    /** The number of the run in the history, where something was deployed; never known before the end. */
    public OptionalLong deployment() {
        return deployment;
    }

    /** Those that something happens to or is found in, the worst first, at most {@value #MAX_SERVICES}. */
    public List<ForgeService> services() {
        return services;
    }

    /** How many services the report is about, those without news included. */
    public int total() {
        return total;
    }

    /** Findings of no single service. */
    public List<Diagnostic> findings() {
        return findings;
    }

    /** When it was so, by the engine's clock. */
    public Instant at() {
        return at;
    }

    /**
     * Where people find more.
     *
     * @param template an address with {@code {environment}}, {@code {source}}, {@code {commit}} and {@code {deployment}}
     * @return nothing when the template asks for a deployment and there is none
     */
    public Optional<String> link(String template) {
        if (template.contains("{deployment}") && deployment.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(template.replace("{environment}", encoded(environment))
                .replace("{source}", encoded(revision.source()))
                .replace("{commit}", encoded(revision.id()))
                .replace("{deployment}", String.valueOf(deployment.orElse(0))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForgeReport that
                && environment.equals(that.environment)
                && revision.equals(that.revision)
                && state == that.state
                && summary.equals(that.summary)
                && runId.equals(that.runId)
                && deployment.equals(that.deployment)
                && services.equals(that.services)
                && total == that.total
                && findings.equals(that.findings)
                && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(environment, revision, state, summary, at);
    }

    @Override
    public String toString() {
        return environment + " " + revision.source() + "@" + revision.shortId() + " " + state + ": " + summary;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final String environment;
        private final Revision revision;
        private final ForgeState state;
        private final Instant at;
        private String summary = "";
        private String runId = "";
        private OptionalLong deployment = OptionalLong.empty();
        private List<ForgeService> services = List.of();
        private int total;
        private List<Diagnostic> findings = List.of();

        private Builder(String environment, Revision revision, ForgeState state, Instant at) {
            this.environment = Objects.requireNonNull(environment, "environment");
            this.revision = Objects.requireNonNull(revision, "revision");
            this.state = Objects.requireNonNull(state, "state");
            this.at = Objects.requireNonNull(at, "at");
        }

        /** In one line. */
        public Builder summary(String value) {
            this.summary = Objects.requireNonNull(value, "summary");
            return this;
        }

        /** The run that found it so. */
        public Builder runId(String value) {
            this.runId = Objects.requireNonNull(value, "runId");
            return this;
        }

        /** The number of the run in the history. */
        public Builder deployment(long number) {
            this.deployment = OptionalLong.of(number);
            return this;
        }

        /** The services with news, the worst first; more than {@value ForgeReport#MAX_SERVICES} are cut off. */
        public Builder services(List<ForgeService> value) {
            this.services = value.stream().limit(MAX_SERVICES).toList();
            return this;
        }

        /** How many services it is about. */
        public Builder total(int value) {
            this.total = value;
            return this;
        }

        /** Findings of no single service. */
        public Builder findings(List<Diagnostic> value) {
            this.findings = value.stream().limit(MAX_SERVICES).toList();
            return this;
        }

        /** The report. */
        public ForgeReport build() {
            return new ForgeReport(this);
        }
    }
}
