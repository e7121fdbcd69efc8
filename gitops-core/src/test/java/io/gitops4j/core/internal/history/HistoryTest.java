package io.gitops4j.core.internal.history;

import static io.gitops4j.core.internal.history.Records.AT;
import static io.gitops4j.core.internal.history.Records.CART;
import static io.gitops4j.core.internal.history.Records.SHOP;
import static io.gitops4j.core.internal.history.Records.deploy;
import static io.gitops4j.core.internal.history.Records.end;
import static io.gitops4j.core.internal.history.Records.intent;
import static io.gitops4j.core.internal.history.Records.remove;
import static io.gitops4j.core.internal.history.Records.resource;
import static io.gitops4j.core.internal.history.Records.resources;
import static io.gitops4j.core.internal.history.Records.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.file.EndlessOperation;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HistoryTest {
    private static final String ENVIRONMENT = "prod";

    private final Operation operation = new EndlessOperation();
    private final HistoryStore store = new InMemoryHistoryStore();

    @Test
    void startsWithNothing() {
        History history = open();

        assertThat(history.inventory()).isEmpty();
        assertThat(history.deployed(CART)).isEmpty();
        assertThat(history.deployments(HistoryQuery.of(ENVIRONMENT), operation)).isEmpty();
        assertThat(store.last(ENVIRONMENT, operation)).isZero();
    }

    @Test
    void countsWhatAnIntentMayMakeAsOwnedBeforeItsOutcome() {
        History history = open();

        history.begin(intent("r1", deploy(CART, "1", "cart", "cart-svc")), operation);

        assertThat(history.inventory()).isEqualTo(Map.of(resource("cart"), CART, resource("cart-svc"), CART));
        assertThat(history.deployed(CART)).isEmpty();
    }

    @Test
    void countsExactlyWhatAnOutcomeLeft() {
        History history = open();
        long number = history.begin(intent("r1", deploy(CART, "1", "cart", "cart-svc")), operation);

        history.finish(number, AT, List.of(succeeded(CART, "cart")), operation);

        assertThat(history.inventory()).isEqualTo(Map.of(resource("cart"), CART));
        assertThat(history.deployed(CART))
                .contains(new Deployed(number, new Revision("apps", "1"), Digest.ofText("1"), Optional.of(AT)));
    }

    @Test
    void whatIsDeployedIsAsOldAsItsContentAndNotAsItsRepair() {
        History history = open();
        succeeds(history, "1", AT);
        succeeds(history, "1", AT.plusSeconds(60));
        assertThat(open().deployed(CART).flatMap(Deployed::since)).contains(AT);

        succeeds(history, "2", AT.plusSeconds(120));
        succeeds(history, "1", AT.plusSeconds(180));

        assertThat(open().deployed(CART).flatMap(Deployed::since)).contains(AT.plusSeconds(180));
    }

    private void succeeds(History history, String content, Instant ended) {
        long number = history.begin(intent("run at " + ended, deploy(CART, content, "cart")), operation);
        history.finish(number, ended, List.of(succeeded(CART, "cart")), operation);
    }

    @Test
    void keepsTheLastSuccessThroughAFailureAndForgetsItWithTheService() {
        History history = open();
        deployed(history, CART.slug(), "1");
        long failed = history.begin(intent("r2", deploy(CART, "2", "cart")), operation);
        history.finish(failed, AT, List.of(end(CART, State.FAILED, "cart")), operation);
        assertThat(history.deployed(CART)).map(now -> now.revision().id()).contains("1");

        long removal = history.begin(intent("r3", remove(CART, "cart")), operation);
        history.finish(removal, AT, List.of(end(CART, State.REMOVED)), operation);

        assertThat(history.deployed(CART)).isEmpty();
        assertThat(history.inventory()).isEmpty();
    }

    /** It took minutes when each end looked for its beginning in a list; how long it takes now is for the benchmarks. */
    @Test
    @Timeout(60)
    void oneDeploymentMayBeOfAHundredThousandServices() {
        History history = open();
        List<ServiceId> services = IntStream.range(0, 100_000)
                .mapToObj(i -> ServiceId.of("service-" + i))
                .toList();
        Intent.Entry[] begun = services.stream()
                .map(service -> deploy(service, "1", service.slug()))
                .toArray(Intent.Entry[]::new);
        long number = history.begin(intent("r1", begun), operation);
        assertThat(services)
                .allSatisfy(
                        service -> assertThat(history.resources(service)).containsExactly(resource(service.slug())));

        history.finish(
                number,
                AT,
                services.stream()
                        .map(service -> succeeded(service, service.slug()))
                        .toList(),
                operation);

        assertThat(history.inventory()).hasSameSizeAs(services);
        assertThat(services)
                .allSatisfy(service -> assertThat(history.deployed(service)).isPresent());
    }

    @Test
    void f06_keepsWhatCouldNotBeDeleted() {
        History history = open();
        long removal = history.begin(intent("r1", remove(CART, "cart", "cart-svc")), operation);

        history.finish(removal, AT, List.of(end(CART, State.FAILED, "cart-svc")), operation);

        assertThat(open().inventory()).isEqualTo(Map.of(resource("cart-svc"), CART));
    }

    @Test
    void f02_f03_endsAsInterruptedWhatACrashLeftOpenAndForgetsNothingOfIt() {
        deployed(open(), CART.slug(), "1");
        long cutOff =
                open().begin(intent("r2", deploy(CART, "2", "cart", "cart-new"), deploy(SHOP, "2", "shop")), operation);

        History restarted = open();
        assertThat(restarted.inventory()).containsOnlyKeys(resources("cart", "cart-new", "shop"));
        assertThat(states(restarted)).containsEntry(cutOff, State.IN_PROGRESS);
        assertThat(restarted.closeInterrupted(AT, operation)).containsExactly(cutOff);
        assertThat(restarted.closeInterrupted(AT, operation)).isEmpty();

        assertThat(states(restarted)).containsEntry(cutOff, State.INTERRUPTED);
        assertThat(restarted.inventory()).containsOnlyKeys(resources("cart", "cart-new", "shop"));
        assertThat(restarted.deployed(CART)).map(now -> now.revision().id()).contains("1");
        assertThat(open().closeInterrupted(AT, operation)).isEmpty();
    }

    @Test
    void writesNothingWhenItIsOpenedAndRead() {
        open().begin(intent("r1", deploy(CART, "1", "cart")), operation);

        History reader = open();
        reader.deployments(HistoryQuery.of(ENVIRONMENT), operation);

        assertThat(store.last(ENVIRONMENT, operation)).isEqualTo(1);
    }

    @Test
    void endsWhatIsLeftOpenBeforeItBeginsAnew() {
        long cutOff = open().begin(intent("r1", deploy(CART, "1", "cart")), operation);

        long next = open().begin(intent("r2", deploy(CART, "2", "cart")), operation);

        assertThat(states(open())).containsEntry(cutOff, State.INTERRUPTED).containsEntry(next, State.IN_PROGRESS);
    }

    @Test
    void i5_givesEveryServiceOfARunExactlyOneEnd() {
        History history = open();
        long number = history.begin(intent("r1", deploy(CART, "1", "cart"), deploy(SHOP, "1", "shop")), operation);

        history.finish(number, AT, List.of(succeeded(CART, "cart")), operation);
        assertThat(ends(history)).containsExactly(tuple(CART, State.SUCCEEDED), tuple(SHOP, State.IN_PROGRESS));
        assertThat(history.inventory()).containsOnlyKeys(resources("cart", "shop"));

        history.finish(number, AT, List.of(end(SHOP, State.FAILED, "shop")), operation);
        assertThat(ends(history)).containsExactly(tuple(CART, State.SUCCEEDED), tuple(SHOP, State.FAILED));
        assertThatThrownBy(() -> history.finish(number, AT, List.of(succeeded(CART, "cart")), operation))
                .hasMessageContaining("HISTORY-CLOSED");
        assertThat(store.last(ENVIRONMENT, operation)).isEqualTo(3);
    }

    @Test
    void i5_aRolloutThatOutlivesItsRunEndsBehindLaterDeployments() {
        History history = open();
        long slow = history.begin(intent("r1", deploy(CART, "1", "cart"), deploy(SHOP, "1", "shop")), operation);
        history.finish(slow, AT, List.of(succeeded(SHOP, "shop")), operation);
        for (int i = 2; i <= 100; i++) {
            deployed(history, "service", Integer.toString(i));
        }
        assertThat(open().inventory()).containsOnlyKeys(resources("cart", "shop", "service"));

        history.finish(slow, AT.plusSeconds(9), List.of(succeeded(CART, "cart")), operation);

        List<Deployment> first =
                open().deployments(new HistoryQuery(ENVIRONMENT, Optional.empty(), slow + 1, 5), operation);
        assertThat(first)
                .extracting(Deployment::service, Deployment::state, Deployment::finished)
                .containsExactly(
                        tuple(CART, State.SUCCEEDED, Optional.of(AT.plusSeconds(9))),
                        tuple(SHOP, State.SUCCEEDED, Optional.of(AT)));
        assertThat(open().closeInterrupted(AT, operation)).isEmpty();
    }

    @Test
    void i6_anOutcomeThatComesLateTakesNothingBack() {
        History history = open();
        long slow = history.begin(intent("r1", deploy(CART, "1", "cart", "cart-old")), operation);
        long later = history.begin(intent("r2", deploy(CART, "2", "cart", "cart-new")), operation);
        history.finish(later, AT, List.of(succeeded(CART, "cart", "cart-new")), operation);

        history.finish(slow, AT, List.of(succeeded(CART, "cart", "cart-old")), operation);

        assertThat(history.deployed(CART)).map(Deployed::number).contains(later);
        assertThat(history.inventory()).containsOnlyKeys(resources("cart", "cart-old", "cart-new"));
    }

    @Test
    void f02_aCrashInterruptsOnlyWhatHadNotEnded() {
        History history = open();
        long number = history.begin(intent("r1", deploy(CART, "1", "cart"), deploy(SHOP, "1", "shop")), operation);
        history.finish(number, AT, List.of(succeeded(CART, "cart")), operation);

        History restarted = open();
        assertThat(restarted.closeInterrupted(AT, operation)).containsExactly(number);

        assertThat(ends(restarted)).containsExactly(tuple(CART, State.SUCCEEDED), tuple(SHOP, State.INTERRUPTED));
        assertThat(restarted.deployed(CART)).isPresent();
        assertThat(restarted.deployed(SHOP)).isEmpty();
    }

    @Test
    void refusesAnOutcomeOfAServiceThatWasNotAnnounced() {
        History history = open();
        long number = history.begin(intent("r1", deploy(CART, "1", "cart")), operation);

        assertThatThrownBy(() -> history.finish(number, AT, List.of(succeeded(SHOP)), operation))
                .hasMessageContaining("HISTORY-CLOSED");
        assertThat(store.last(ENVIRONMENT, operation)).isEqualTo(1);
    }

    @Test
    void f11_twoEnginesShareAHistoryWhileTheirServicesDiffer() {
        History one = open();
        History two = open();

        long first = one.begin(intent("r1", deploy(CART, "1", "cart")), operation);
        long second = two.begin(intent("r2", deploy(SHOP, "1", "shop")), operation);
        one.finish(first, AT, List.of(succeeded(CART, "cart")), operation);
        two.finish(second, AT, List.of(succeeded(SHOP, "shop")), operation);

        assertThat(List.of(first, second)).containsExactly(1L, 2L);
        assertThat(two.inventory()).containsOnlyKeys(resources("cart", "shop"));
        assertThat(open().inventory()).isEqualTo(two.inventory());
    }

    @Test
    void f11_refusesToBeginWhatAnotherEngineHasJustDeployed() {
        History one = open();
        History two = open();
        deployed(one, CART.slug(), "2");

        assertThatThrownBy(() -> two.begin(intent("r2", deploy(CART, "1", "cart")), operation))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFLICT))
                .hasMessageContaining("HISTORY-MOVED")
                .hasMessageContaining("cart");
        assertThat(two.deployed(CART)).map(now -> now.revision().id()).contains("2");
        assertThat(two.begin(intent("r3", deploy(CART, "3", "cart")), operation))
                .isEqualTo(3);
    }

    @Test
    void i5_anEngineTakenForDeadCannotEndItsDeploymentAgain() {
        History paused = open();
        long number = paused.begin(intent("r1", deploy(CART, "1", "cart")), operation);
        open().closeInterrupted(AT, operation);

        assertThatThrownBy(() -> paused.finish(number, AT, List.of(succeeded(CART, "cart")), operation))
                .hasMessageContaining("HISTORY-CLOSED");
        assertThat(states(paused)).containsEntry(number, State.INTERRUPTED);
        assertThat(paused.inventory()).containsOnlyKeys(resources("cart"));
    }

    @Test
    void f37_takesARecordWhoseAcknowledgementWasLostAsWritten() {
        History history = History.open(new LosesAnswers(store, FailureKind.CONFLICT), ENVIRONMENT, operation);

        long number = history.begin(intent("r1", deploy(CART, "1", "cart")), operation);
        history.finish(number, AT, List.of(succeeded(CART, "cart")), operation);

        assertThat(number).isEqualTo(1);
        assertThat(store.last(ENVIRONMENT, operation)).isEqualTo(2);
    }

    @Test
    void f37_endsAnIntentThatArrivedAlthoughItsAppendFailed() {
        History history = History.open(new LosesAnswers(store, FailureKind.UNAVAILABLE), ENVIRONMENT, operation);
        assertThatThrownBy(() -> history.begin(intent("r1", deploy(CART, "1", "cart")), operation))
                .isInstanceOf(GitOpsException.class);

        assertThatThrownBy(() -> history.closeInterrupted(AT, operation)).isInstanceOf(GitOpsException.class);
        history.closeInterrupted(AT, operation);

        assertThat(states(open())).containsEntry(1L, State.INTERRUPTED);
        assertThat(store.last(ENVIRONMENT, operation)).isEqualTo(2);
    }

    @Test
    void opensFromACheckpointWithTheSameResult() {
        History history = open();
        for (int i = 1; i <= 200; i++) {
            deployed(history, "service-" + i % 7, Integer.toString(i));
        }
        long unfinished = history.begin(intent("last", deploy(SHOP, "1", "shop")), operation);
        CountsReads counting = new CountsReads(store);

        History reopened = History.open(counting, ENVIRONMENT, operation);

        assertThat(counting.lines).isLessThan(160);
        assertThat(reopened.inventory()).isEqualTo(history.inventory()).hasSize(8);
        assertThat(reopened.deployed(ServiceId.of("service-1")))
                .isEqualTo(history.deployed(ServiceId.of("service-1")))
                .isPresent();
        assertThat(reopened.closeInterrupted(AT, operation)).containsExactly(unfinished);
    }

    @Test
    void writesCheckpointsOfAtMostHalfOfTheHistory() {
        History history = open();
        Intent.Entry[] many = new Intent.Entry[500];
        for (int i = 0; i < many.length; i++) {
            many[i] = deploy(ServiceId.of("s-" + i), "1", "a-" + i, "b-" + i);
        }
        history.begin(intent("big", many), operation);
        for (int i = 1; i <= 300; i++) {
            deployed(history, "small", Integer.toString(i));
        }

        long checkpoints = 0;
        long length = 0;
        for (HistoryLine line : store.read(ENVIRONMENT, Long.MAX_VALUE, 10_000, operation)) {
            length += line.json().length();
            if (RecordCodec.decode(ENVIRONMENT, line) instanceof Checkpoint) {
                checkpoints += line.json().length();
            }
        }
        assertThat(checkpoints).isPositive().isLessThan(length / 2);
    }

    @Test
    void tellsDeploymentsNewestFirstInPages() {
        History history = open();
        List<Long> numbers = new ArrayList<>();
        for (int i = 1; i <= 150; i++) {
            numbers.add(0, deployed(history, i % 2 == 0 ? "even" : "odd", Integer.toString(i)));
        }
        List<Long> told = new ArrayList<>();
        long before = Long.MAX_VALUE;
        while (true) {
            List<Deployment> page =
                    history.deployments(new HistoryQuery(ENVIRONMENT, Optional.empty(), before, 7), operation);
            if (page.isEmpty()) {
                break;
            }
            assertThat(page).hasSizeLessThanOrEqualTo(7).allSatisfy(deployment -> {
                assertThat(deployment.state()).isEqualTo(State.SUCCEEDED);
                assertThat(deployment.finished()).contains(AT);
            });
            page.forEach(deployment -> told.add(deployment.number()));
            before = page.get(page.size() - 1).number();
        }
        assertThat(told).isEqualTo(numbers);
        assertThat(history.deployments(HistoryQuery.of(ENVIRONMENT, ServiceId.of("odd")), operation))
                .hasSize(50)
                .allSatisfy(
                        deployment -> assertThat(deployment.service().slug()).isEqualTo("odd"));
    }

    @Test
    void tellsAllOfADeployment() {
        History history = open();
        long number = history.begin(intent("r1", deploy(CART, "1a", "cart", "x")), operation);
        history.finish(number, AT.plusSeconds(9), List.of(end(CART, State.FAILED, "cart")), operation);

        assertThat(history.deployments(HistoryQuery.of(ENVIRONMENT), operation))
                .containsExactly(new Deployment(
                        number,
                        ENVIRONMENT,
                        CART,
                        State.FAILED,
                        Optional.empty(),
                        Optional.of(new Revision("apps", "1a")),
                        Digest.ofText("1a"),
                        Digest.ofText("plan of r1"),
                        "ann",
                        AT,
                        Optional.of(AT.plusSeconds(9)),
                        "no",
                        List.of("CREATE cart"),
                        resources("cart"),
                        List.of(),
                        OptionalLong.empty(),
                        "r1"));
    }

    @Test
    void recognisesAReturnToWhatADeploymentHadBrought() {
        History history = open();
        long first = deployed(history, "cart", "a");
        deployed(history, "cart", "b");

        assertThat(history.restoredBy(CART, Digest.ofText("a"), operation)).hasValue(first);
        assertThat(history.restoredBy(CART, Digest.ofText("b"), operation)).isEmpty();
        assertThat(history.restoredBy(CART, Digest.ofText("c"), operation)).isEmpty();
    }

    @Test
    void whatFailedIsNothingToReturnTo() {
        History history = open();
        deployed(history, "cart", "a");
        long failed = history.begin(intent("r", deploy(CART, "b", "cart")), operation);
        history.finish(failed, AT, List.of(end(CART, State.FAILED, "cart")), operation);
        long third = deployed(history, "cart", "c");

        assertThat(history.restoredBy(CART, Digest.ofText("b"), operation)).isEmpty();
        deployed(history, "cart", "d");
        assertThat(history.restoredBy(CART, Digest.ofText("c"), operation)).hasValue(third);
    }

    @Test
    void theSameAgainAfterAFailureOfSomethingElseIsAReturn() {
        History history = open();
        long first = deployed(history, "cart", "a");
        long failed = history.begin(intent("r", deploy(CART, "b", "cart")), operation);
        history.finish(failed, AT, List.of(end(CART, State.FAILED, "cart")), operation);

        assertThat(history.restoredBy(CART, Digest.ofText("a"), operation)).hasValue(first);
    }

    @Test
    void recognisesAReturnToWhatLiesBehindTheNewestCheckpoint() {
        History before = open();
        long first = deployed(before, "cart", "a");
        for (int i = 0; i < 400; i++) {
            deployed(before, "other", "r" + i);
        }
        deployed(before, "cart", "b");
        for (int i = 0; i < 100; i++) {
            deployed(before, "other", "q" + i);
        }

        assertThat(open().restoredBy(CART, Digest.ofText("a"), operation)).hasValue(first);
    }

    @Test
    void b80_doesNotOpenWithADamagedEntry() {
        deployed(open(), "cart", "1");
        store.append(ENVIRONMENT, new HistoryLine(3, "", "{\"v\":99}"), operation);

        assertThatThrownBy(this::open).hasMessageContaining("STORE-FORMAT").hasMessageContaining("entry 3");
    }

    private History open() {
        return History.open(store, ENVIRONMENT, operation);
    }

    private List<Tuple> ends(History history) {
        return history.deployments(HistoryQuery.of(ENVIRONMENT), operation).stream()
                .map(deployment -> tuple(deployment.service(), deployment.state()))
                .toList();
    }

    private long deployed(History history, String service, String revision) {
        ServiceId id = ServiceId.of(service);
        long number = history.begin(intent("run " + revision, deploy(id, revision, service)), operation);
        history.finish(number, AT, List.of(succeeded(id, service)), operation);
        return number;
    }

    private Map<Long, State> states(History history) {
        Map<Long, State> states = new TreeMap<>();
        history.deployments(HistoryQuery.of(ENVIRONMENT), operation)
                .forEach(deployment -> states.put(deployment.number(), deployment.state()));
        return states;
    }

    /** Appends, and then says that it could not: the next try meets its own entry. */
    private record LosesAnswers(HistoryStore behind, FailureKind kind) implements HistoryStore {
        @Override
        public long last(String environment, Operation operation) {
            return behind.last(environment, operation);
        }

        @Override
        public void append(String environment, HistoryLine line, Operation operation) {
            behind.append(environment, line, operation);
            throw new GitOpsException(
                    kind, Diagnostic.error("TEST").what("the answer was lost").build());
        }

        @Override
        public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
            return behind.read(environment, before, limit, operation);
        }
    }

    private static final class CountsReads implements HistoryStore {
        private final HistoryStore behind;
        private int lines;

        private CountsReads(HistoryStore behind) {
            this.behind = behind;
        }

        @Override
        public long last(String environment, Operation operation) {
            return behind.last(environment, operation);
        }

        @Override
        public void append(String environment, HistoryLine line, Operation operation) {
            behind.append(environment, line, operation);
        }

        @Override
        public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
            List<HistoryLine> read = behind.read(environment, before, limit, operation);
            lines += read.size();
            return read;
        }
    }
}
