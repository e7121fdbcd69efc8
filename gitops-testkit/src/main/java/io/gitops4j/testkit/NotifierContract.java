package io.gitops4j.testkit;

import io.gitops4j.spi.Notifier;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every notifier keeps this contract. Extend it and fill {@link #newNotifier} and {@link #received}. */
public abstract class NotifierContract {
    /** For JUnit. */
    protected NotifierContract() {}

    /** A notifier that tells everything, to a receiver of this test that got nothing yet. Closed by the contract. */
    protected abstract Notifier newNotifier();

    /** The messages that the receiver got, in order, as it shows them: with the quoting of the transport taken away. */
    protected abstract List<String> received();

    /** What must not stand in a message, because the receiver would act on it or hide something. */
    protected List<String> dangerous() {
        return List.of("<!channel>", "<@U123>", "<http://evil|", "@everyone", "\u202e");
    }

    /** What may be shown nowhere, such as the address of the webhook. */
    protected List<String> secrets() {
        return List.of();
    }

    /** Makes the receiver refuse connections until the test ends. The default skips the test that needs it. */
    protected void cutConnection() {
        Assumptions.abort("this receiver has no connection to cut");
    }

    private void check(Consumer<NotifierBench> clause) {
        try (NotifierBench bench = new NotifierBench(this, newNotifier())) {
            clause.accept(bench);
        }
    }

    @Test
    @DisplayName("a notice arrives with its environment, its services and why")
    final void tellsWhatHappened() {
        check(NotifierClauses::happened);
    }

    @Test
    @DisplayName("a hold arrives with the digest that releases it")
    final void tellsHowToRelease() {
        check(NotifierClauses::release);
    }

    @Test
    @DisplayName("however much there is to tell is one message that counts all of it")
    final void tellsManyThingsAtOnce() {
        check(NotifierClauses::many);
    }

    @Test
    @DisplayName("where something is told is always the same answer and reaches nobody")
    final void routesAlike() {
        check(NotifierClauses::route);
    }

    @Test
    @DisplayName("a notice may be told again")
    final void tellsAgain() {
        check(NotifierClauses::again);
    }

    @Test
    @DisplayName("text from outside is shown, and calls, links and hides nothing")
    final void escapesWhatItShows() {
        check(NotifierClauses::escaped);
    }

    @Test
    @DisplayName("a receiver that refuses connections is UNAVAILABLE")
    final void refusedIsUnavailable() {
        check(NotifierClauses::refused);
    }

    @Test
    @DisplayName("no secret is in a message, a failure or a text form")
    final void showsNoSecret() {
        check(NotifierClauses::noSecret);
    }

    @Test
    @DisplayName("a cancelled operation is CANCELLED, and nothing arrives")
    final void cancelledIsCancelled() {
        check(NotifierClauses::cancelled);
    }

    @Test
    @DisplayName("an operation without time is TIMEOUT, and nothing arrives")
    final void expiredIsTimeout() {
        check(NotifierClauses::expired);
    }
}
