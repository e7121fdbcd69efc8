package io.gitops4j.testkit;

import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every target keeps this contract. Extend it and fill {@link #newTarget} and {@link #makeForeign}; the other hooks have defaults.
 *
 * <p>Targets are used as the engine uses them: render, observe, apply. Owner, namespace and the names of services are different
 * in every test, so that one real server can serve them all, one test at a time. Resources that are not
 * {@link io.gitops4j.api.Lifecycle#OWNED owned} by one service are created first where they are missing, and not judged.
 */
public abstract class TargetContract extends TargetSubject {
    /** For JUnit. */
    protected TargetContract() {}

    private void check(Consumer<TargetBench> clause) {
        try (TargetBench bench = new TargetBench(this, newTarget(), owner())) {
            clause.accept(bench);
        }
    }

    // Rendering

    @Test
    @DisplayName("rendering the same service twice gives the same")
    final void rendersTheSameTwice() {
        check(TargetRenderings::sameTwice);
    }

    @Test
    @DisplayName("ids of rendered resources are unique")
    final void rendersUniqueIds() {
        check(TargetRenderings::uniqueIds);
    }

    @Test
    @DisplayName("a deploy ref is rendered beside the service, not over it")
    final void rendersARefBesideTheService() {
        check(TargetRenderings::refBesideTheService);
    }

    @Test
    @DisplayName("rendering needs no connection")
    final void rendersWithoutConnection() {
        check(TargetRenderings::withoutConnection);
    }

    @Test
    @DisplayName("what cannot be expressed is told")
    final void tellsWhatItCannotExpress() {
        check(TargetRenderings::tellsTheInexpressible);
    }

    @Test
    @DisplayName("rules are rendered where the target declares that it keeps them, and only there")
    final void keepsRulesAsDeclared() {
        check(TargetRenderings::rulesAsDeclared);
    }

    // Observing

    @Test
    @DisplayName("an empty target is observed whole, and has nothing")
    final void observesNothingWhereNothingIs() {
        check(TargetObservations::emptyIsComplete);
    }

    @Test
    @DisplayName("what was created is observed: owned, with service, version and fingerprint")
    final void observesWhatWasCreated() {
        check(TargetObservations::createdIsObserved);
    }

    @Test
    @DisplayName("everything owned is observed, unasked, when all of it is wanted")
    final void observesEverythingOwned() {
        check(TargetObservations::ownedIsListed);
    }

    @Test
    @DisplayName("without a change, fingerprints are equal in two observations")
    final void fingerprintsStayEqual() {
        check(TargetObservations::fingerprintIsStable);
    }

    @Test
    @DisplayName("the fingerprint that a write returns is the one observed next")
    final void writesReturnTheFingerprint() {
        check(TargetObservations::writtenFingerprintIsObserved);
    }

    // Writing

    @Test
    @DisplayName("creating what is there is a conflict, and leaves it as it was")
    final void createDoesNotOverwrite() {
        check(TargetWrites::createTwice);
    }

    @Test
    @DisplayName("an update at the current version applies, and moves version and fingerprint")
    final void updateApplies() {
        check(TargetWrites::update);
    }

    @Test
    @DisplayName("an update at an older version is a conflict, and writes nothing")
    final void staleUpdateWritesNothing() {
        check(TargetWrites::staleUpdate);
    }

    @Test
    @DisplayName("an update of what is gone is a conflict, and creates nothing")
    final void updateOfTheGoneCreatesNothing() {
        check(TargetWrites::updateOfTheGone);
    }

    @Test
    @DisplayName("applying the same content again leaves the fingerprint equal")
    final void sameContentKeepsTheFingerprint() {
        check(TargetWrites::sameContentAgain);
    }

    @Test
    @DisplayName("a recreation at the current version leaves what is wanted, owned")
    final void recreates() {
        check(TargetWrites::recreate);
    }

    @Test
    @DisplayName("a recreation at an older version is a conflict, and deletes nothing")
    final void staleRecreationDeletesNothing() {
        check(TargetWrites::staleRecreate);
    }

    // Deleting

    @Test
    @DisplayName("a delete at the current version removes exactly that resource")
    final void deletesExactlyThat() {
        check(TargetDeletes::exactlyThat);
    }

    @Test
    @DisplayName("a delete of what is gone changes nothing")
    final void deleteOfTheGoneIsUnchanged() {
        check(TargetDeletes::gone);
    }

    @Test
    @DisplayName("a delete at an older version is a conflict, and deletes nothing")
    final void staleDeleteDeletesNothing() {
        check(TargetDeletes::stale);
    }

    @Test
    @DisplayName("a delete planned for ours does not hit a foreign resource that took its name")
    final void deleteSparesAForeignSuccessor() {
        check(TargetDeletes::foreignSuccessor);
    }

    // Ownership

    @Test
    @DisplayName("a foreign resource of a wanted name is told as foreign")
    final void tellsForeignResources() {
        check(TargetOwnership::foreignIsTold);
    }

    @Test
    @DisplayName("creating over a foreign resource is a conflict, and leaves it as it was")
    final void createSparesForeignResources() {
        check(TargetOwnership::createOverForeign);
    }

    @Test
    @DisplayName("a foreign resource is neither updated nor recreated, even at its current version")
    final void updateSparesForeignResources() {
        check(TargetOwnership::updateOfForeign);
    }

    @Test
    @DisplayName("resources of another owner are not ours")
    final void anotherOwnersAreNotOurs() {
        check(TargetOwnership::anotherOwner);
    }

    @Test
    @DisplayName("resources of another owner are neither changed nor deleted")
    final void anotherOwnersAreSpared() {
        check(TargetOwnership::anotherOwnerIsSpared);
    }

    // Preview

    @Test
    @DisplayName("a preview of what is there as wanted says that nothing would change")
    final void previewsNothing() {
        check(TargetPreviews::asWanted);
    }

    @Test
    @DisplayName("a preview of a changed resource says what would change")
    final void previewsAnUpdate() {
        check(TargetPreviews::changed);
    }

    @Test
    @DisplayName("a preview writes nothing")
    final void previewWritesNothing() {
        check(TargetPreviews::writesNothing);
    }

    // Secrets

    @Test
    @DisplayName("a secret is in no diff, diagnostic, report or text form")
    final void keepsSecrets() {
        check(TargetSecrets::shownNowhere);
    }

    // Health

    @Test
    @DisplayName("with HEALTH, what was deployed becomes healthy")
    final void becomesHealthy() {
        check(TargetHealth::becomesHealthy);
    }

    @Test
    @DisplayName("with HEALTH, what is not there is missing")
    final void tellsWhatIsMissing() {
        check(TargetHealth::missing);
    }

    @Test
    @DisplayName("without HEALTH, whatever is asked for is healthy")
    final void callsEverythingHealthyWithoutHealth() {
        check(TargetHealth::undeclared);
    }

    // Operations and faults

    @Test
    @DisplayName("a cancelled operation is CANCELLED, and changes nothing")
    final void cancelledChangesNothing() {
        check(TargetInterruptions::cancelled);
    }

    @Test
    @DisplayName("an operation without time is TIMEOUT, and changes nothing")
    final void expiredChangesNothing() {
        check(TargetInterruptions::expired);
    }

    @Test
    @DisplayName("cancelled at any checkpoint, a resource is there whole or not at all")
    final void cancelledAnywhereLeavesNoHalf() {
        check(TargetInterruptions::cancelledAnywhere);
    }

    @Test
    @DisplayName("a backend that refuses connections is UNAVAILABLE, for reads and writes")
    final void refusedIsUnavailable() {
        check(TargetInterruptions::refused);
    }

    // Concurrency and lifecycle

    @Test
    @DisplayName("with CONCURRENT_APPLY, different services applied at once all arrive")
    final void appliesAtOnce() {
        check(TargetConcurrency::differentServices);
    }

    @Test
    @DisplayName("of several updates from one version, at most one wins")
    final void oneWriterWins() {
        check(TargetConcurrency::oneVersion);
    }

    @Test
    @DisplayName("capabilities do not change")
    final void capabilitiesAreConstant() {
        check(TargetLifecycle::capabilitiesAreConstant);
    }

    @Test
    @DisplayName("closing twice is harmless")
    final void closesTwice() {
        check(TargetLifecycle::closedTwice);
    }

    @Test
    @DisplayName("after closing, no thread is left")
    final void leavesNoThread() {
        TargetLifecycle.leavesNoThread(this);
    }
}
