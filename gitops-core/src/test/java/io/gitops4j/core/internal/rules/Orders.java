package io.gitops4j.core.internal.rules;

import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Slo;
import java.math.BigDecimal;
import java.util.List;

/** The service of these tests. */
final class Orders {
    private Orders() {}

    static ServiceSpec orders() {
        return bare("orders")
                .name("Orders")
                .owner("team@example.com")
                .slack("#squad-orders")
                .autoscaling(new Autoscaling(3, 10, 75))
                .slos(List.of(slo("99.90")))
                .build();
    }

    /** A service that declares nothing. */
    static ServiceSpec.Builder bare(String slug) {
        return ServiceSpec.builder(ServiceId.of(slug), "shop")
                .containers(List.of(Container.named("app")
                        .image(new Image("example/app", "1", ""))
                        .build()));
    }

    static Slo slo(String percent) {
        return new Slo(RuleGenerator.HTTP_AVAILABILITY, new BigDecimal(percent), "");
    }
}
