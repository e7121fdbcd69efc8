package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plug-in that breaks is named, and stops what it was asked for, and nothing else (F48, F50). */
@SuppressWarnings("NullAway") // plug-ins that return null are among the faults
final class PluginFaultTest {
    private final World world = new World();
    private final HookedTarget target = new HookedTarget(world.backend);

    PluginFaultTest() {
        world.target = target;
    }

    @AfterEach
    void close() {
        world.close();
    }

    @SuppressWarnings("ImmutableEnumChecker") // the answers hold no state
    private enum Break {
        RUNTIME_EXCEPTION(() -> {
            throw new IllegalStateException("boom");
        }),
        MISSING_CLASS(() -> {
            throw new NoClassDefFoundError("org/example/Gone");
        }),
        STACK_OVERFLOW(() -> {
            throw new StackOverflowError();
        }),
        ASSERTION(() -> {
            throw new AssertionError("never");
        }),
        NULL(() -> null);

        private final Supplier<Object> answer;

        Break(Supplier<Object> answer) {
            this.answer = answer;
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // it is null, if it is anything
        <T> T now() {
            return (T) answer.get();
        }
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void f48_aParserThatBreaksOnOneFileStopsThatFile(Break how) {
        world.parsedBy =
                parser(request -> request.path().equals("cart.app") ? Optional.of(how::now) : Optional.empty());

        ReconcileResult result = world.push(tree("cart", "shop"));

        assertThat(result.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(world.images()).containsOnlyKeys("shop");
        assertThat(result.plan().map(Plan::diagnostics).orElseThrow())
                .singleElement()
                .asString()
                .startsWith("SPI-")
                .contains("cart.app", "the manifest parser");
    }

    @Test
    void aFileThatAPluginBrokeOnIsTriedAgainByTheNextRun() {
        boolean[] broken = {true};
        world.parsedBy = parser(request -> broken[0] && request.path().equals("cart.app")
                ? Optional.of(Break.RUNTIME_EXCEPTION::now)
                : Optional.empty());
        world.push(tree("cart", "shop"));
        assertThat(world.images()).containsOnlyKeys("shop");
        broken[0] = false;

        assertThat(world.reconcile().status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        assertThat(world.parser.parsed()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void f48_aRendererThatBreaksOnOneServiceStopsThatService(Break how) {
        target.render = rendering ->
                rendering.resources().get(0).service().equals(ServiceId.of("cart")) ? how.now() : rendering;

        ReconcileResult result = world.push(tree("cart", "shop"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(result(result, "cart").diagnostics())
                .singleElement()
                .asString()
                .contains("the target's renderer");
        assertThat(world.images()).containsOnlyKeys("shop");
    }

    @Test
    void aServiceThatTheRendererBrokeOnIsRenderedAgainByTheNextRun() {
        target.render = rendering -> Break.MISSING_CLASS.now();
        world.push(tree("cart"));
        target.render = rendering -> rendering;

        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    void f50_aRendererThatNamesAResourceTwiceIsRefused() {
        target.render = rendering -> new Rendering(
                List.of(rendering.resources().get(0), rendering.resources().get(0)), List.of());

        ReconcileResult result = world.push(tree("cart"));

        assertThat(result(result, "cart").diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("SPI-CONTRACT");
        assertThat(world.backend.writes()).isZero();
    }

    @Test
    void f50_aRendererThatAnswersForAnotherServiceIsRefused() {
        target.render = rendering -> {
            DesiredResource resource = rendering.resources().get(0);
            return new Rendering(
                    List.of(DesiredResource.of(resource.id(), ServiceId.of("shop"), resource.body())), List.of());
        };

        ReconcileResult result = world.push(tree("cart"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(world.backend.writes()).isZero();
    }

    @Test
    void f50_thePlanDoesNotDependOnTheOrderOfARendering() {
        world.source.commit(Map.of("cart.app", app("cart", 1, "web", "admin")));
        Plan plan = world.engine().plan(PROD);
        target.render = rendering -> {
            List<DesiredResource> shuffled = new ArrayList<>(rendering.resources());
            Collections.reverse(shuffled);
            return new Rendering(shuffled, rendering.diagnostics());
        };

        assertThat(world.another().plan(PROD).digest()).isEqualTo(plan.digest());
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void f48_aListingThatBreaksFailsTheRunAndDeletesNothing(Break how) {
        world.push(tree("cart", "shop"));
        target.observe = (request, operation, next) -> how.now();

        ReconcileResult result = world.drop("cart.app");

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
            assertThat(failure.diagnostic()).asString().contains("the target");
        });
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void f48_aWriteThatBreaksStopsItsService(Break how) {
        target.apply =
                (request, operation, next) -> request.change().id().equals(workload("cart")) ? how.now() : next.get();

        ReconcileResult result = world.push(tree("cart", "shop"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.FAILED);
        assertThat(result(result, "cart").failure().map(Failure::kind)).contains(FailureKind.INTERNAL);
        assertThat(status(result, "shop")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void f48_aHealthCheckThatBreaksIsNoVerdictBeforeItsTime(Break how) {
        int[] calls = {0};
        target.health = (request, operation, next) -> ++calls[0] < 3 ? how.now() : next.get();

        assertThat(status(world.push(tree("cart")), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    void f50_aHealthCheckThatLeavesSomethingOutOrKnowsNothingIsNotBelieved() {
        Map<ResourceId, HealthReport> nothing = new HashMap<>();
        nothing.put(workload("cart"), null);
        int[] calls = {0};
        target.health = (request, operation, next) -> switch (++calls[0]) {
            case 1 -> Map.of();
            case 2 -> nothing;
            default -> next.get();
        };

        assertThat(status(world.push(tree("cart")), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(calls[0]).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void f48_aSourceThatBreaksFailsTheRun(Break how) {
        world.readFrom = new BrokenSource(how::now);

        ReconcileResult result = world.reconcile();

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.failure())
                .hasValueSatisfying(
                        failure -> assertThat(failure.diagnostic()).asString().contains("source apps"));
    }

    private record BrokenSource(Supplier<Revision> resolve) implements Source {
        @Override
        public Revision resolve(Operation operation) {
            return resolve.get();
        }

        @Override
        public Snapshot snapshot(Revision revision, Operation operation) {
            throw new AssertionError("resolve was enough");
        }

        @Override
        public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
            return Optional.empty();
        }
    }

    @Test
    void f48_aHistoryStoreThatBreaksFailsTheRunBeforeAnythingIsWritten() {
        HookedStore store = new HookedStore(world.store);
        store.append = (line, operation, next) -> {
            throw new IllegalStateException("boom");
        };
        world.store = store;

        ReconcileResult result = world.push(tree("cart"));

        assertThat(result.failure())
                .hasValueSatisfying(failure -> assertThat(failure.diagnostic())
                        .asString()
                        .contains("the history store", "IllegalStateException"));
        assertThat(world.backend.writes()).isZero();
    }

    @Test
    void aListenerThatThrowsDisturbsNobody() {
        world.more = builder -> builder.listener(event -> {
            throw new AssertionError("boom");
        });

        assertThat(world.push(tree("cart", "shop")).status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.heard.events()).isNotEmpty();
    }

    @Test
    void f52_anErrorThatNobodySurvivesIsPassedOnAndTheNextRunTidiesUp() {
        target.apply = (request, operation, next) -> {
            var unused = next.get();
            throw new OutOfMemoryError("no heap left");
        };
        world.source.commit(tree("cart", "shop"));
        assertThatThrownBy(world::reconcile).isInstanceOf(OutOfMemoryError.class);

        target.apply = Hook.none();
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        assertThat(world.history())
                .extracting(deployment -> deployment.state() + " " + deployment.service())
                .doesNotContain("IN_PROGRESS cart", "IN_PROGRESS shop");
    }

    /** A parser that does something first, and then answers, unless that was an answer already. */
    private ManifestParser parser(Function<ParseRequest, Optional<Supplier<ParseResult>>> first) {
        return new ManifestParser() {
            @Override
            public boolean accepts(String path) {
                return world.parser.accepts(path);
            }

            @Override
            public ParseResult parse(ParseRequest request) {
                return first.apply(request)
                        .orElse(() -> world.parser.parse(request))
                        .get();
            }
        };
    }
}
