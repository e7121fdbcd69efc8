package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.NoticeSubject;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.Operation;
import io.gitops4j.testkit.InMemoryNotifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose commit a notice names: that of whoever changed the manifest, and not that of whoever pushed last. */
final class NoticeAuthorTest {
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

    private void refuse() {
        target.apply = (request, operation, next) -> ApplyOutcome.refused(
                FailureKind.REJECTED, Diagnostic.error("TEST").what("no").build());
    }

    private void mend() {
        target.apply = Hook.none();
    }

    private Revision pushed(String path, String text) {
        return world.source.change(path, text);
    }

    private void somebodyElsePushes() {
        world.source.change(
                "README.md", "pushed after " + world.source.history().size() + " commits");
    }

    private Optional<String> named(NoticeKind kind) {
        List<Notice> notices = chat.notices();
        NoticeEntry entry = notices.get(notices.size() - 1).entries().stream()
                .filter(told -> told.kind() == kind)
                .findFirst()
                .orElseThrow();
        return entry.commit().map(Commit::id);
    }

    @Test
    void aFailureNamesTheCommitThatChangedTheManifest() {
        world.push(tree("cart", "shop"));
        pushed("shop.app", app("shop", 2));
        Revision wrong = pushed("cart.app", app("cart", 2));
        somebodyElsePushes();
        refuse();

        world.reconcile();

        assertThat(named(NoticeKind.FAILURE)).contains(wrong.id());
    }

    @Test
    void aFirstDeploymentThatFailsIsThatOfWhoeverAddedTheManifest() {
        world.push(tree("shop"));
        Revision added = pushed("cart.app", app("cart", 1));
        somebodyElsePushes();
        refuse();

        world.reconcile();

        assertThat(named(NoticeKind.FAILURE)).contains(added.id());
    }

    @Test
    void aManifestThatCannotBeReadIsThatOfWhoeverBrokeIt() {
        world.push(tree("cart"));
        Revision broken = pushed("cart.app", "name: cart\nimage: none\nenvironments: prod\n");
        somebodyElsePushes();

        world.reconcile();

        assertThat(named(NoticeKind.FAILURE)).contains(broken.id());
    }

    @Test
    void nobodyIsNamedWhereNobodyChangedTheManifest() {
        world.push(tree("cart"));
        world.backend.editByHand(workload("cart"), Document.of(Map.of("by", "hand")));
        somebodyElsePushes();
        refuse();

        world.reconcile();

        assertThat(named(NoticeKind.FAILURE)).isEmpty();
    }

    @Test
    void aRecoveryNamesTheCommitThatMendedIt() {
        refuse();
        world.push(tree("cart"));
        Revision mended = pushed("cart.app", app("cart", 2));
        somebodyElsePushes();
        mend();

        world.reconcile();

        assertThat(named(NoticeKind.RECOVERY)).contains(mended.id());
    }

    @Test
    void aRecoveryWithoutAPushOfTheManifestNamesNobody() {
        refuse();
        world.push(tree("cart"));
        somebodyElsePushes();
        mend();
        world.clock.advance(Duration.ofHours(2));

        world.reconcile();

        assertThat(named(NoticeKind.RECOVERY)).isEmpty();
    }

    @Test
    void aRollbackNamesTheCommitThatReverts() {
        world.push(tree("cart"));
        world.push("cart.app", app("cart", 2));
        Revision reverted = world.source.revert();
        somebodyElsePushes();

        world.reconcile();

        assertThat(named(NoticeKind.ROLLBACK)).contains(reverted.id());
    }

    @Test
    void whatADeadProcessDidNotTellNamesTheSame() {
        world.push(tree("cart"));
        world.push("cart.app", app("cart", 2));
        Revision reverted = world.source.revert();
        somebodyElsePushes();
        HookedStore store = new HookedStore(world.store);
        world.store = store;
        world.restart();
        int[] appends = new int[1];
        store.append = (line, operation, next) -> {
            String answer = next.get();
            if (++appends[0] == 2) {
                throw new Crash(appends[0]);
            }
            return answer;
        };
        assertThatThrownBy(world::reconcile).isInstanceOf(Crash.class);
        store.append = Hook.none();
        world.restart();
        somebodyElsePushes();

        world.reconcile();

        assertThat(named(NoticeKind.ROLLBACK)).contains(reverted.id());
    }

    @Test
    void whoeverIsToldDirectlyOfAFailureIsToldOfItsEndToo() {
        List<String> direct = new ArrayList<>();
        Notifier authors = new Notifier() {
            @Override
            public List<String> channels(NoticeSubject subject) {
                List<String> channels = new ArrayList<>(List.of("everybody"));
                subject.commit().ifPresent(commit -> channels.add("@" + commit.id()));
                return channels;
            }

            @Override
            public void tell(Notice notice, Operation operation) {
                direct.add(notice.channel() + " " + notice.summary());
            }
        };
        world.more = builder -> builder.notifier("chat", authors);
        world.push(tree("cart"));
        Revision wrong = pushed("cart.app", app("cart", 2));
        refuse();
        world.reconcile();
        world.restart();
        mend();
        Revision mended = pushed("cart.app", app("cart", 3));

        world.reconcile();

        assertThat(direct)
                .containsExactlyInAnyOrder(
                        "everybody prod: 1 failed",
                        "@" + wrong.id() + " prod: 1 failed",
                        "everybody prod: 1 recovered",
                        "@" + wrong.id() + " prod: 1 recovered",
                        "@" + mended.id() + " prod: 1 recovered");
    }

    @Test
    void ofTwoManifestsInOneFolderEachHasItsOwnAuthor() {
        world.push(Map.of("apps/cart.app", app("cart", 1), "apps/shop.app", app("shop", 1)));
        Revision cart = pushed("apps/cart.app", app("cart", 2));
        pushed("apps/shop.app", app("shop", 2));
        refuse();

        world.reconcile();

        assertThat(chat.notices().get(chat.notices().size() - 1).entries())
                .filteredOn(entry -> entry.service().equals(Optional.of(ServiceId.of("cart"))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.commit().map(Commit::id)).contains(cart.id()));
    }
}
