package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ValidationRequest;
import io.gitops4j.spi.Validator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** The contract, kept by a rule that wants an owner. */
@DisplayName("a validator that keeps the contract")
class OwnerValidatorTest extends ValidatorContract {
    static List<Diagnostic> judge(ValidationRequest request) {
        return request.spec().owner().isEmpty()
                ? List.of(Diagnostic.error("TEAM-OWNER")
                        .path("owner")
                        .what("'" + request.spec().id() + "' has no owner")
                        .remedy("add `owner` at the top of the file")
                        .build())
                : List.of();
    }

    @Override
    protected Validator newValidator() {
        return OwnerValidatorTest::judge;
    }

    @Override
    protected ValidationRequest passing() {
        return request("shop@example.com");
    }

    @Override
    protected ValidationRequest failing() {
        return request("");
    }

    private static ValidationRequest request(String owner) {
        ServiceSpec spec = ServiceSpec.builder(ServiceId.of("shop"), "team")
                .owner(owner)
                .containers(List.of(Container.named("shop").build()))
                .build();
        return new ValidationRequest("prod", Map.of(), spec);
    }
}
