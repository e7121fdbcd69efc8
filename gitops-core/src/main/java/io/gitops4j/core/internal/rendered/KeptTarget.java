package io.gitops4j.core.internal.rendered;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.RenderedChange;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A target that renders, and a store that keeps what it renders: the first is asked for nothing else, so it reaches nobody, and the
 * second does not know what it keeps. A service is one resource here, whose body is its files.
 */
public final class KeptTarget implements Target {
    private final Target renderer;
    private final RenderedStore store;

    /** Both are closed with this one. */
    public KeptTarget(Target renderer, RenderedStore store) {
        this.renderer = renderer;
        this.store = store;
    }

    /** There is no health to tell: whoever deploys the files knows it. */
    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.of(Capability.NATIVE_PREVIEW, Capability.CONCURRENT_APPLY);
        if (renderer.capabilities().contains(Capability.RULES)) {
            capabilities.add(Capability.RULES);
        }
        return capabilities;
    }

    @Override
    public Rendering render(RenderRequest request) {
        return KeptRendering.of(request.spec(), renderer.render(request));
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        return store.observe(request, operation);
    }

    /** Text that differs where no value does, such as a comment, is a difference all the same: the files are ours to the byte. */
    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        operation.checkpoint();
        DesiredResource desired = request.desired();
        Map<String, String> wanted = RenderedFiles.write(desired.body());
        Map<String, String> there = store.files(request.live(), operation);
        if (there.equals(wanted)) {
            return Preview.of(List.of());
        }
        List<FieldDiff> diff =
                FieldDiff.between(RenderedFiles.read(there, wanted), desired.body(), desired.sensitive());
        return new Preview(ChangeKind.UPDATE, diff, List.of());
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        Map<String, String> files = request.change()
                .desired()
                .map(desired -> RenderedFiles.write(desired.body()))
                .orElse(Map.of());
        return store.apply(new RenderedChange(request, files), operation);
    }

    @Override
    public void close() {
        try {
            store.close();
        } finally {
            renderer.close();
        }
    }
}
