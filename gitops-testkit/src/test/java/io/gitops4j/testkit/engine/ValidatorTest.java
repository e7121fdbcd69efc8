package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.Validator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Validators of a team in the running engine: what they refuse is neither written nor removed. */
final class ValidatorTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private void checkedBy(Validator validator) {
        world.more = builder -> builder.validator("team", validator);
    }

    @Test
    void whatItRefusesStaysAsItIsAndTheRestGoesOn() {
        world.push(tree("cart", "shop"));
        world.restart();
        checkedBy(request -> request.spec().id().slug().equals("cart")
                ? List.of(Diagnostic.error("TEAM-RULE")
                        .what("not like this")
                        .remedy("ask")
                        .build())
                : List.of());

        ReconcileResult result = world.push("shop.app", app("shop", 2));
        world.push("cart.app", app("cart", 2));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(result(result, "cart").diagnostics())
                .singleElement()
                .asString()
                .startsWith("TEAM-RULE cart.app:1")
                .endsWith(": not like this. Do: ask.");
        assertThat(world.images()).containsEntry("cart", "cart:1").containsEntry("shop", "shop:2");
    }

    @Test
    void oneThatThrowsStopsItsServicesAndNeitherTheRunNorWhatRuns() {
        world.push(tree("cart"));
        world.restart();
        checkedBy(request -> {
            throw new LinkageError("boom");
        });

        ReconcileResult result = world.push("cart.app", app("cart", 2));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(result(result, "cart").diagnostics())
                .singleElement()
                .asString()
                .contains("SPI-FAILED", "validator team", "LinkageError: boom");
        assertThat(world.images()).containsEntry("cart", "cart:1");
    }
}
