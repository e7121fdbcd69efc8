package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.Limits;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A world in which everything happens at random and repeatably: people push good and bad manifests, edit and delete by hand, and
 * sit on names; calls fail, replies get lost, listings have holes, rollouts hang, the engine crashes (F60). Every delete is checked
 * when it is made (I1, I2); {@link #settle} stops the faults and checks the rest.
 */
final class Mix implements AutoCloseable {
    private static final ResourceId PRECIOUS = workload("precious");
    private static final Document BY_HAND = Document.of(Map.of("by", "hand"));

    private final SplittableRandom random;
    private final World world = new World();
    private final Repository repository;
    private final CrashPoints points = new CrashPoints();
    private final HookedStore store = new HookedStore(world.store);
    private final Set<ResourceId> squatted = new HashSet<>();
    private final List<String> trace = new ArrayList<>();
    private final List<String> wrongDeletes = new ArrayList<>();
    private int storeFailures;
    private int writeFailures;
    private FailureKind writeFailure = FailureKind.UNAVAILABLE;

    Mix(long seed) {
        this.random = new SplittableRandom(seed);
        this.repository = new Repository(world.source, random);
        world.limits = Limits.builder()
                .maxDeletes(100)
                .maxDeletePercent(100)
                .attempts(3)
                .healthTimeout(Duration.ofMinutes(2))
                .backoff(Duration.ofSeconds(1), Duration.ofSeconds(10))
                .build();
        HookedTarget target = new HookedTarget(world.backend);
        points.guard(target, store);
        Hook<ApplyRequest, ApplyOutcome> crashing = target.apply;
        target.apply = (request, operation, next) -> {
            check(request);
            if (writeFailures > 0) {
                writeFailures--;
                return WriteTroubleTest.fail(writeFailure);
            }
            return crashing.call(request, operation, next);
        };
        var appending = store.append;
        store.append = (line, operation, next) -> storeFailures-- > 0
                ? WriteTroubleTest.fail(FailureKind.UNAVAILABLE)
                : appending.call(line, operation, next);
        world.target = target;
        world.store = store;
        world.backend.makeByHand(PRECIOUS, BY_HAND);
    }

    /** I1 and I2, for every single delete: an engine may not even try. */
    private void check(ApplyRequest request) {
        ResourceId id = request.change().id();
        boolean foreign = world.backend.contents().containsKey(id)
                && world.backend.ownerOf(id).filter(World.MARK::equals).isEmpty();
        if (request.change().kind() == ChangeKind.DELETE && (foreign || repository.broken() || repository.wants(id))) {
            wrongDeletes.add(id.toString());
        }
    }

    /** So many things that happen, and runs between them. */
    void happen(int times) {
        for (int i = 0; i < times; i++) {
            something();
            if (random.nextInt(3) > 0) {
                run();
            }
        }
    }

    private void something() {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> tell(repository.push());
            case 5 -> tell(repository.breakSomething());
            case 6 -> tell(repository.mend());
            case 7 -> {
                ResourceId id = anyResource();
                tell("edit " + id);
                world.backend.editByHand(id, BY_HAND);
            }
            case 8 -> {
                ResourceId id = anyResource();
                tell("delete " + id);
                world.backend.deleteByHand(id);
            }
            case 9 -> {
                ResourceId id = workload(repository.anyName());
                if (!world.backend.contents().containsKey(id)) {
                    tell("sit on " + id);
                    world.backend.makeByHand(id, BY_HAND);
                    squatted.add(id);
                }
            }
            case 10 -> {
                FailureKind kind = pick(List.of(
                        FailureKind.UNAVAILABLE, FailureKind.TIMEOUT, FailureKind.REJECTED, FailureKind.INTERNAL));
                int calls = 1 + random.nextInt(6);
                if (random.nextInt(4) == 0) {
                    tell(calls + " calls fail with " + kind);
                    world.backend.faults().failNext(calls, kind);
                } else {
                    tell(calls + " writes fail with " + kind);
                    writeFailures = calls;
                    writeFailure = kind;
                }
            }
            case 11 -> {
                tell("replies are lost");
                world.backend.loseReplies(1 + random.nextInt(3));
            }
            case 12 -> {
                ResourceId id = anyResource();
                tell("hide " + id);
                world.backend.hide(id);
            }
            case 13 -> {
                ServiceId service = ServiceId.of(repository.anyName());
                int looks = random.nextInt(40);
                tell(service + " needs " + looks + " looks");
                if (looks < 5) {
                    world.backend.neverHealthy(service, "crash loop");
                } else {
                    world.backend.becomesHealthyAfter(service, looks);
                }
            }
            case 14 -> {
                storeFailures = 1 + random.nextInt(3);
                tell("the store fails " + storeFailures + " times");
            }
            default -> {
                tell("the source fails once, time passes, listings are whole again");
                world.source.faults().failNext(1, FailureKind.UNAVAILABLE);
                world.clock.advance(Duration.ofSeconds(random.nextInt(20)));
                world.backend.showAll();
            }
        }
    }

    private void run() {
        boolean crashes = random.nextInt(4) == 0;
        points.crashAt(crashes ? 1 + random.nextInt(40) : 0);
        RunOptions options = RunOptions.defaults()
                .waitForHealth(random.nextBoolean())
                .observedWithin(Duration.ofMinutes(random.nextInt(3) * 10L))
                .timeout(Duration.ofSeconds(1 + random.nextInt(600)));
        try {
            ReconcileResult result = world.engine().reconcile(PROD, options);
            tell("run: " + result.status() + " " + result.services());
        } catch (Crash crash) {
            tell("run: " + crash.getMessage());
            world.restart();
        }
        points.crashAt(0);
        assertThat(wrongDeletes)
                .as("deletes of what is wanted, foreign or unknown")
                .isEmpty();
        assertThat(world.backend.contents()).containsEntry(PRECIOUS, BY_HAND);
        assertThat(squatted)
                .allSatisfy(id -> assertThat(world.backend.contents()).containsEntry(id, BY_HAND));
    }

    /** Stops all faults; then live is as declared within three runs, and stays (I3, I4), and the history is whole (I5). */
    void settle() {
        tell("faults stop");
        tell(repository.mend());
        world.backend.faults().mend();
        world.source.faults().mend();
        world.backend.showAll();
        squatted.forEach(world.backend::deleteByHand);
        squatted.clear();
        storeFailures = 0;
        writeFailures = 0;
        repository.names().forEach(name -> world.backend.becomesHealthyAfter(ServiceId.of(name), 0));
        world.clock.advance(Duration.ofHours(1));
        for (int run = 0; run < 3; run++) {
            tell("run: " + world.reconcile().services());
        }
        long writes = world.backend.writes();
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(world.backend.writes()).isEqualTo(writes);
        assertThat(world.backend.contents()).isEqualTo(repository.undisturbed(PRECIOUS, BY_HAND));
        HistoryAudit.everythingEndedOnce(store, PROD);
    }

    List<String> trace() {
        return trace;
    }

    private ResourceId anyResource() {
        List<ResourceId> ids = new ArrayList<>(world.backend.contents().keySet());
        ids.remove(PRECIOUS);
        ids.removeAll(squatted);
        return ids.isEmpty() ? workload("nothing") : pick(ids);
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private void tell(String what) {
        trace.add(what);
    }

    @Override
    public void close() {
        world.close();
    }
}
