package io.gitops4j.core.internal.history;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.Digest;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records in the words of a test. */
final class Records {
    static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    static final ServiceId CART = ServiceId.of("cart");
    static final ServiceId SHOP = new ServiceId("shop", "beta");

    private Records() {}

    static Intent intent(String run, Intent.Entry... entries) {
        return new Intent(run, Digest.ofText("plan of " + run), "ann", AT, List.of(), List.of(entries));
    }

    static Intent.Entry deploy(ServiceId service, String revision, String... resources) {
        return new Intent.Entry(
                service,
                Optional.empty(),
                Optional.of(new Revision("apps", revision)),
                Digest.ofText(revision),
                List.of("CREATE " + service),
                resources(resources));
    }

    static Intent.Entry remove(ServiceId service, String... resources) {
        return new Intent.Entry(
                service, Optional.empty(), Optional.empty(), Digest.NONE, List.of(), resources(resources));
    }

    static Outcome.Entry end(ServiceId service, Deployment.State state, String... resources) {
        return new Outcome.Entry(service, state, state == Deployment.State.FAILED ? "no" : "", resources(resources));
    }

    static Outcome.Entry succeeded(ServiceId service, String... resources) {
        return end(service, Deployment.State.SUCCEEDED, resources);
    }

    static Set<ResourceId> resources(String... names) {
        Set<ResourceId> ids = new LinkedHashSet<>();
        Arrays.stream(names).map(Records::resource).forEach(ids::add);
        return ids;
    }

    static ResourceId resource(String name) {
        return new ResourceId("job", "devx", name);
    }
}
