package io.gitops4j.testkit;

import io.gitops4j.spi.ManifestParser;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every manifest parser keeps this contract. Extend it and fill the hooks, which all give the same at every call. */
public abstract class ManifestParserContract {
    /** For JUnit. */
    protected ManifestParserContract() {}

    /** The parser under test. The contract closes it. */
    protected abstract ManifestParser newParser();

    /** A path of a manifest that the parser accepts. */
    protected abstract String path();

    /** The names of the environments that {@link #valid} declares services for. */
    protected abstract Set<String> environments();

    /** A manifest without a mistake that stands alone and declares a service for each of {@link #environments}. */
    protected abstract String valid();

    /** A manifest with at least two mistakes that have nothing to do with each other. */
    protected abstract String invalid();

    private void check(Consumer<ParserBench> clause) {
        try (ManifestParser parser = newParser()) {
            clause.accept(new ParserBench(this, parser));
        }
    }

    @Test
    @DisplayName("a manifest is accepted by its path, anything else is not")
    final void acceptsByPath() {
        check(ParserClauses::accepts);
    }

    @Test
    @DisplayName("a valid manifest declares a service for each environment, with its place")
    final void parsesTheValid() {
        check(ParserClauses::valid);
    }

    @Test
    @DisplayName("a service tells where its values came from")
    final void tellsOrigins() {
        check(ParserClauses::origins);
    }

    @Test
    @DisplayName("only configured environments get services")
    final void parsesForConfiguredEnvironmentsOnly() {
        check(ParserClauses::configuredEnvironments);
    }

    @Test
    @DisplayName("all mistakes of a manifest are told at once, each with its place")
    final void tellsAllMistakesAtOnce() {
        check(ParserClauses::allMistakes);
    }

    @Test
    @DisplayName("the same manifest parsed again, by another instance, at the same time, gives the same")
    final void isDeterministic() {
        check(ParserClauses::deterministic);
    }

    @Test
    @DisplayName("the bytes of the manifest are left as they were")
    final void leavesTheBytes() {
        check(ParserClauses::leavesTheBytes);
    }

    @Test
    @DisplayName("hostile content is told as an error, quickly")
    final void survivesHostileContent() {
        check(ParserClauses::hostile);
    }

    @Test
    @DisplayName("a damaged manifest never breaks the parser (seed 20260101)")
    final void survivesDamage() {
        check(ParserClauses::damaged);
    }

    @Test
    @DisplayName("closing twice is harmless, and no thread is left")
    final void closesTwice() {
        ParserClauses.closedTwice(this);
    }
}
