package io.gitops4j.core.internal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ValidationRequest;
import io.gitops4j.spi.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Validators of a team beside the engine's own checks. */
class TeamChecksTest {
    private final List<ValidationRequest> asked = new ArrayList<>();

    @Test
    void anErrorStopsTheServiceAndAFindingWithoutAPlaceGetsThatOfTheDeclaration() {
        Declaration checked = only(checks(request -> List.of(finding("no owner"))), service("cart"));

        assertThat(checked.valid()).isFalse();
        assertThat(checked.diagnostics())
                .singleElement()
                .hasToString("TEAM-OWNER cart/.weave.yaml:7:3: no owner. Do: add one.");
    }

    @Test
    void aWarningIsToldAndDoesNotStop() {
        Declaration checked = only(
                checks(request -> List.of(
                        Diagnostic.warning("TEAM-HINT").what("mind the gap").build())),
                service("cart"));

        assertThat(checked.valid()).isTrue();
        assertThat(checked.diagnostics()).hasSize(1);
    }

    @Test
    void itSeesTheEnvironmentItsLabelsAndTheSpec() {
        only(checks(this::noted), service("cart"));

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.environment()).isEqualTo("prod");
            assertThat(request.labels()).containsEntry("class", "production");
            assertThat(request.spec().id()).isEqualTo(ServiceId.of("cart"));
        });
    }

    @Test
    void oneThatThrowsIsAnErrorThatNamesItAndTheOthersAreStillAsked() {
        Declaration checked = only(
                checks(
                        request -> {
                            throw new NoClassDefFoundError("boom");
                        },
                        request -> List.of(finding("no owner"))),
                service("cart"));

        assertThat(checked.valid()).isFalse();
        assertThat(checked.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "SPI-FAILED cart/.weave.yaml:7:3: validator check-0 failed with java.lang.NoClassDefFoundError: boom."
                                + " Do: tell the author of the plug-in; the cause is logged at debug level.",
                        "TEAM-OWNER cart/.weave.yaml:7:3: no owner. Do: add one.");
    }

    @Test
    @SuppressWarnings("NullAway") // that is the fault
    void f50_oneThatSaysNothingIsAnErrorThatNamesIt() {
        assertThat(only(checks(request -> null), service("cart")).diagnostics())
                .singleElement()
                .asString()
                .contains("SPI-CONTRACT", "validator check-0 returned null");
    }

    @Test
    void theSameDeclarationIsNotJudgedAgain() {
        TeamChecks checks = checks(this::noted);
        Declaration cart = service("cart");

        only(checks, cart);
        only(checks, new Declaration(cart.declared(), new Revision("services", "beef"), List.of()));

        assertThat(asked).hasSize(1);
    }

    @Test
    void oneThatFollowsCommitsIsJudgedAtEach() {
        TeamChecks checks = checks(this::noted);
        Declaration cart = declaration(ServiceSpec.builder(ServiceId.of("cart"), "team")
                .containers(List.of(Container.named("cart")
                        .image(new Image("cart", "${commit}", ""))
                        .build()))
                .build());

        only(checks, cart);
        only(checks, new Declaration(cart.declared(), new Revision("services", "beef"), List.of()));

        assertThat(asked)
                .extracting(request ->
                        request.spec().containers().get(0).image().orElseThrow().tag())
                .containsExactly("c0ffee", "beef");
    }

    @Test
    void oneThatThrewIsAskedAgain() {
        List<String> calls = new ArrayList<>();
        TeamChecks checks = checks(request -> {
            calls.add(request.environment());
            if (calls.size() == 1) {
                throw new IllegalStateException("not yet");
            }
            return List.of();
        });
        Declaration cart = service("cart");

        assertThat(only(checks, cart).valid()).isFalse();
        assertThat(checks.settled()).isFalse();
        assertThat(only(checks, cart).valid()).isTrue();
        assertThat(checks.settled()).isTrue();
    }

    private List<Diagnostic> noted(ValidationRequest request) {
        asked.add(request);
        return List.of();
    }

    private static Diagnostic finding(String what) {
        return Diagnostic.error("TEAM-OWNER").what(what).remedy("add one").build();
    }

    private static TeamChecks checks(Validator... validators) {
        List<NamedValidator> named = new ArrayList<>();
        for (Validator validator : validators) {
            named.add(new NamedValidator("check-" + named.size(), validator));
        }
        return new TeamChecks("prod", Map.of("class", "production"), named);
    }

    private static Declaration only(TeamChecks checks, Declaration declaration) {
        return new ValidateStage(checks)
                .run(new Declarations(List.of(declaration), List.of()))
                .services()
                .get(0);
    }

    private static Declaration service(String slug) {
        return declaration(ServiceSpec.builder(ServiceId.of(slug), "team")
                .containers(List.of(Container.named(slug).build()))
                .build());
    }

    private static Declaration declaration(ServiceSpec spec) {
        Position position = new Position(spec.id().slug() + "/.weave.yaml", 7, 3);
        return new Declaration(
                new DeclaredService("prod", spec.id(), position, Optional.of(spec), List.of()),
                new Revision("services", "c0ffee"),
                List.of());
    }
}
