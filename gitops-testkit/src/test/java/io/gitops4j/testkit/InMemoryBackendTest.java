package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InMemoryBackendTest {
    private static final String OWNER = "team-a";
    private static final ServiceId CART = ServiceId.of("cart");
    private static final ResourceId ID = new ResourceId("memory/workload", "shop", "cart");

    private final InMemoryBackend backend = new InMemoryBackend();
    private final InMemoryTarget target = new InMemoryTarget(backend);

    @Test
    @DisplayName("it outlives a target: the next one finds what was written")
    void outlivesTargets() {
        create();
        target.close();
        assertThat(new InMemoryTarget(backend).backend().contents()).containsOnlyKeys(ID);
        assertThat(backend.ownerOf(ID)).contains(OWNER);
    }

    @Test
    @DisplayName("the next calls fail as told, and do nothing")
    void failsAsTold() {
        backend.faults().failNext(1, FailureKind.UNAVAILABLE);
        backend.faults().failNext(1, FailureKind.AUTH);
        assertFails(FailureKind.UNAVAILABLE, this::create);
        assertFails(FailureKind.AUTH, this::create);
        assertThat(backend.writes()).isZero();
        assertThat(create().status()).isEqualTo(ApplyOutcome.Status.APPLIED);
    }

    @Test
    @DisplayName("a lost reply is a write that its caller hears failing")
    void losesReplies() {
        backend.loseReplies(1);
        assertFails(FailureKind.UNAVAILABLE, this::create);
        assertThat(backend.writes()).isEqualTo(1);
        assertThat(create().status()).isEqualTo(ApplyOutcome.Status.CONFLICT);
    }

    @Test
    @DisplayName("a hidden resource makes the listing incomplete")
    void hides() {
        create();
        backend.hide(ID);
        assertThat(observe().complete()).isFalse();
        assertThat(observe().resources()).isEmpty();
        backend.showAll();
        assertThat(observe().complete()).isTrue();
        assertThat(observe().resources()).hasSize(1);
    }

    @Test
    @DisplayName("an edit by hand moves version and fingerprint, and leaves the owner")
    void editsByHand() {
        create();
        LiveResource before = live();
        backend.editByHand(ID, Document.of(Map.of("image", "by hand")));
        assertThat(live().owned()).isTrue();
        assertThat(live().version()).isNotEqualTo(before.version());
        assertThat(live().fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(backend.writes()).isEqualTo(1);
    }

    @Test
    @DisplayName("what people want to keep is marked so")
    void keepsByHand() {
        create();
        backend.keepByHand(ID);
        assertThat(live().keep()).isTrue();
    }

    @Test
    @DisplayName("health comes after as many looks as told, or never")
    void scriptsHealth() {
        create();
        backend.becomesHealthyAfter(CART, 2);
        assertThat(List.of(look().state(), look().state(), look().state()))
                .containsExactly(HealthState.PROGRESSING, HealthState.PROGRESSING, HealthState.HEALTHY);
        backend.neverHealthy(CART, "the image is not there");
        assertThat(look()).isEqualTo(new HealthReport(HealthState.DEGRADED, "the image is not there"));
        backend.becomesHealthyAfter(CART, 0);
        assertThat(look()).isEqualTo(HealthReport.HEALTHY);
    }

    @Test
    @DisplayName("calls and writes are counted apart")
    void counts() {
        create();
        create();
        observe();
        assertThat(backend.calls().asMap()).isEqualTo(Map.of("apply", 2L, "observe", 1L));
        assertThat(backend.writes()).isEqualTo(1);
        backend.calls().reset();
        assertThat(backend.calls().of("apply")).isZero();
    }

    private static DesiredResource cart() {
        return DesiredResource.of(ID, CART, Document.of(Map.of("image", "shop/cart:1")));
    }

    private ApplyOutcome create() {
        return target.apply(new ApplyRequest(OWNER, Change.create(cart(), "new")), TestOperation.live());
    }

    private Observation observe() {
        return target.observe(new ObserveRequest(OWNER, Set.of(ID), true), TestOperation.live());
    }

    private LiveResource live() {
        return observe().resources().get(0);
    }

    private HealthReport look() {
        return target.health(new HealthRequest(OWNER, List.of(cart())), TestOperation.live())
                .get(ID);
    }
}
