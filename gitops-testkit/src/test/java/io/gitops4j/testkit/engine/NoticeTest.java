package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.many;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.testkit.InMemoryNotifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told, and how little. */
final class NoticeTest {
    private final World world = new World();
    private final InMemoryNotifier chat = new InMemoryNotifier();
    private final HookedTarget target = new HookedTarget(world.backend);

    @TempDir
    private Path directory;

    @BeforeEach
    void tellTheChat() {
        world.target = target;
        world.configured = config -> config.workDirectory(directory);
        world.more = builder -> builder.notifier("chat", chat);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> told() {
        return chat.notices().stream().map(Notice::toString).toList();
    }

    private Notice last() {
        return chat.notices().get(chat.notices().size() - 1);
    }

    private List<String> lines(Notice notice) {
        return notice.entries().stream().map(NoticeEntry::toString).toList();
    }

    private void refuse(Predicate<String> services) {
        int[] tries = new int[1];
        target.apply = (request, operation, next) ->
                services.test(request.change().service().toString())
                        ? ApplyOutcome.refused(
                                FailureKind.REJECTED,
                                Diagnostic.error("TEST")
                                        .what("try " + tries[0]++ + " failed")
                                        .build())
                        : next.get();
    }

    private void mend() {
        target.apply = Hook.none();
    }

    @Test
    void whatGoesWellIsNotTold() {
        world.push(tree("cart", "shop"));
        world.push("cart.app", app("cart", 2));
        world.push("README.md", "hello");
        world.drop("shop.app");
        world.reconcile();

        assertThat(chat.calls().asMap()).isEmpty();
    }

    @Test
    void f41_aFailureIsToldOnceAndItsRecoveryOnce() {
        refuse("cart"::equals);
        world.push(tree("cart", "shop"));
        assertThat(told()).containsExactly("prod: 1 failed (everybody)");
        assertThat(lines(last())).containsExactly("cart failed: TEST: try 0 failed.");
        assertThat(last().entries().get(0).commit().orElseThrow().id())
                .isEqualTo(world.source.history().get(0).id());

        for (int minute = 0; minute < 60; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            world.reconcile();
        }
        world.restart();
        world.reconcile();
        assertThat(told()).hasSize(1);

        mend();
        world.clock.advance(Duration.ofHours(2));
        world.push("cart.app", app("cart", 2));
        world.reconcile();

        assertThat(told()).hasSize(2).last().isEqualTo("prod: 1 recovered (everybody)");
        assertThat(lines(last())).containsExactly("cart is as declared again");
    }

    @Test
    void aNewVersionThatFailsTooIsAnotherFailure() {
        refuse("cart"::equals);
        world.push(tree("cart"));

        world.push("cart.app", app("cart", 2));
        world.push("README.md", "a commit about something else");

        assertThat(told()).containsExactly("prod: 1 failed (everybody)", "prod: 1 failed (everybody)");
    }

    @Test
    void whatComesAndGoesWithoutAPushIsToldOnceAnHour() {
        world.push(tree("cart"));
        for (int minute = 0; minute < 50; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            if (minute % 2 == 0) {
                world.source.faults().cut();
            } else {
                world.source.faults().mend();
            }
            world.reconcile();
        }

        assertThat(told()).containsExactly("prod: 1 failed (everybody)", "prod: 1 recovered (everybody)");
        assertThat(lines(chat.notices().get(0)).get(0)).startsWith("the run failed: ");
    }

    @Test
    void f41_whatFlapsInARepositoryWhereOthersPushIsToldOnceAnHourToo() {
        world.push(tree("cart"));
        for (int minute = 0; minute < 50; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            world.backend.editByHand(workload("cart"), Document.of(Map.of("by", "hand " + minute)));
            if (minute % 2 == 0) {
                refuse("cart"::equals);
            } else {
                mend();
            }
            world.push("README.md", "somebody else's push " + minute);
        }

        assertThat(told()).containsExactly("prod: 1 failed (everybody)", "prod: 1 recovered (everybody)");
    }

    @Test
    void aReturnToWhatFailedIsToldThoughItFailedALittleWhileAgo() {
        refuse("cart"::equals);
        world.push(tree("cart"));
        mend();
        world.push("cart.app", app("cart", 2));
        refuse("cart"::equals);
        world.push("cart.app", app("cart", 1));

        assertThat(told()).hasSize(3).last().asString().startsWith("prod: 1 failed");
    }

    @Test
    void manyFailuresOfOneRunAreOneNoticeThatCountsThemAll() {
        refuse(service -> true);

        world.push(many(200));

        assertThat(told()).containsExactly("prod: 200 failed (everybody)");
        assertThat(last().entries()).hasSize(Notice.MAX_ENTRIES);
    }

    @Test
    void everyChannelHearsOfItsOwnServicesInOneNotice() {
        refuse(service -> true);
        world.push(Map.of(
                "cart.app", app("cart", 1) + "slack: #buy\nowner: ann\n",
                "pay.app", app("pay", 1) + "slack: #buy\n",
                "mail.app", app("mail", 1)));

        assertThat(told()).containsExactlyInAnyOrder("prod: 2 failed (#buy)", "prod: 1 failed (everybody)");
        assertThat(chat.notices().stream().flatMap(notice -> notice.entries().stream()))
                .extracting(entry -> entry.contact().owner())
                .containsExactlyInAnyOrder("ann", "", "");
    }

    @Test
    void aManifestThatCannotBeReadIsToldToWhoeverItNamedBefore() {
        world.push("cart.app", app("cart", 1) + "slack: #buy\n");

        world.push("cart.app", "name: cart\nimage: none\nenvironments: prod\n");
        world.push("cart.app", app("cart", 2) + "slack: #other\n");

        assertThat(told()).containsExactly("prod: 1 failed (#buy)", "prod: 1 recovered (#buy)");
        assertThat(lines(chat.notices().get(0)).get(0))
                .startsWith("cart has an invalid manifest: LINE-SYNTAX cart.app:1:1: ");
    }

    @Test
    void aFileThatNobodyUnderstandsIsToldUntilItIsMended() {
        world.push("cart.app", app("cart", 1));
        world.push("bad.app", Manifests.BROKEN);
        world.push("README.md", "hello");

        world.drop("bad.app");

        assertThat(told()).containsExactly("prod: 1 failed (everybody)", "prod: 1 recovered (everybody)");
        assertThat(lines(last())).containsExactly("bad.app is read again");
    }

    @Test
    void aHoldIsToldOnceWithTheDigestThatReleasesIt() {
        world.push(tree("cart", "shop"));
        ReconcileResult held = world.push(Map.of("README.md", "x"));
        world.reconcile();
        world.push("README.md", "a commit about something else");

        assertThat(told()).containsExactly("prod: 1 held (everybody)");
        assertThat(last().plan()).contains(held.plan().orElseThrow().digest());
        assertThat(last().release().orElseThrow())
                .isEqualTo("gitops apply prod --approve sha256:"
                        + held.plan().orElseThrow().digest());
        assertThat(lines(last()).get(0)).startsWith("deletes wait for a yes: PRUNE-EMPTY: ");

        world.engine()
                .reconcile(
                        PROD,
                        RunOptions.defaults().approve(world.engine().plan(PROD).digest()));
        assertThat(world.images()).isEmpty();
        assertThat(told()).hasSize(1);
    }

    @Test
    void aRollbackIsToldOnceWithTheDeploymentThatComesBack() {
        long first = world.push(tree("cart", "shop")).deployment().orElseThrow();
        world.push("cart.app", app("cart", 2));
        world.source.revert();

        long back = world.reconcile().deployment().orElseThrow();
        world.reconcile();
        world.restart();
        world.reconcile();

        assertThat(told()).containsExactly("prod: 1 rolled back (everybody)");
        assertThat(lines(last())).containsExactly("cart goes back to what deployment " + first + " brought");
        assertThat(last().entries().get(0).restores()).hasValue(first);
        assertThat(last().entries().get(0).deployment()).hasValue(back);
    }

    @Test
    void aRevertThatMendsAFailureIsToldInOneNotice() {
        world.push(tree("cart"));
        refuse("cart"::equals);
        world.push("cart.app", app("cart", 2));
        mend();
        world.source.revert();

        world.reconcile();

        assertThat(told()).last().asString().startsWith("prod: 1 recovered");
    }

    @Test
    void whatAPolicyRefusesIsAFailure() {
        world.more = builder -> builder.notifier("chat", chat)
                .policy(
                        "never",
                        request -> io.gitops4j.spi.PolicyDecision.deny(
                                Diagnostic.error("POL-NEVER").what("not today").build()));

        world.push(tree("cart"));
        world.reconcile();

        assertThat(told()).containsExactly("prod: 1 failed (everybody)");
        assertThat(lines(last()).get(0)).startsWith("cart is refused by a policy: POL-NEVER");
    }

    @Test
    void whatANotifierDoesNotTellDoesNotCountAsTold() {
        chat.telling(EnumSet.of(NoticeKind.RECOVERY, NoticeKind.HOLD));
        refuse("cart"::equals);
        world.push(tree("cart"));
        mend();

        world.push("cart.app", app("cart", 2));

        assertThat(chat.calls().asMap()).isEmpty();
    }

    @Test
    void anEnvironmentWithoutNotifiersTellsNobody() {
        world.environment = environment -> environment.notifiers(List.of());
        refuse("cart"::equals);

        assertThat(world.push(tree("cart")).status()).isEqualTo(RunStatus.FAILED);

        assertThat(chat.calls().asMap()).isEmpty();
    }

    @Test
    void aNotifierThatIsNotThereIsAnErrorOfTheConfiguration() {
        world.environment = environment -> environment.notifiers(List.of("cha"));

        assertThatThrownBy(world::engine)
                .hasMessageContaining("CONFIG-REFERENCE")
                .hasMessageContaining("environments.prod.notifiers[0]")
                .hasMessageContaining("did you mean 'chat'");
    }
}
