package io.gitops4j.core.internal.desired;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.rules.GeneratedRules;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expresses each valid service in the target's terms. A service whose declaration is the same as before is not rendered again. */
final class RenderStage {
    private static final String RENDERER = "the target's renderer";

    private final String environment;
    private final String owner;
    private final Target target;
    private final boolean strict;
    private final RuleStage rules;

    RenderStage(String environment, String owner, Target target, RenderSetting setting) {
        this.environment = environment;
        this.owner = owner;
        this.target = target;
        this.strict = setting.strict();
        this.rules = new RuleStage(setting.rules(), setting.keepsRules());
    }

    /**
     * What was rendered of which declaration, to be found again.
     *
     * @param broken it is asked for again, as the target's renderer failed
     * @param followsCommit it is another at each revision
     */
    record Rendered(Declaration declaration, DesiredService service, boolean broken, boolean followsCommit) {
        Rendered at(Declaration same) {
            return new Rendered(same, service.at(same.revision()), broken, followsCommit);
        }
    }

    Map<ServiceId, Rendered> run(Declarations declarations, Map<ServiceId, Rendered> before) {
        Map<ServiceId, Rendered> all = new HashMap<>(declarations.services().size() * 2);
        for (Declaration declaration : declarations.services()) {
            Rendered old = before.get(declaration.service());
            Rendered rendered =
                    old != null && !old.broken() && same(old, declaration) ? old.at(declaration) : render(declaration);
            all.put(declaration.service(), rendered);
        }
        return all;
    }

    /**
     * The parser's result is one object for as long as its file is the same; only ${commit} looks at the revision. How rules are
     * made does not change in the life of a stage.
     */
    @SuppressWarnings(
            "ReferenceEquality") // that it is the same object is the point: comparing two costs as much as parsing
    private static boolean same(Rendered old, Declaration now) {
        Declaration before = old.declaration();
        return before.declared() == now.declared()
                && before.findings().equals(now.findings())
                && (!old.followsCommit() || before.revision().equals(now.revision()));
    }

    private Rendered render(Declaration declaration) {
        List<Diagnostic> diagnostics = new ArrayList<>(declaration.diagnostics());
        Optional<ServiceSpec> spec = declaration
                .declared()
                .spec()
                .map(declared -> declared.atCommit(declaration.revision().id()));
        List<DesiredResource> resources = List.of();
        boolean broken = false;
        if (declaration.valid() && spec.isPresent()) {
            try {
                Rendering rendering = rendering(spec.get());
                rendering.diagnostics().stream().map(this::weigh).forEach(diagnostics::add);
                resources = rendering.resources().stream()
                        .sorted(Comparator.comparingInt(DesiredResource::stage).thenComparing(DesiredResource::id))
                        .toList();
            } catch (GitOpsException e) {
                diagnostics.addAll(e.diagnostics());
                broken = true;
            }
        }
        boolean followsCommit =
                declaration.declared().spec().filter(ServiceSpec::followsCommit).isPresent();
        return new Rendered(declaration, service(declaration, spec, resources, diagnostics), broken, followsCommit);
    }

    private Rendering rendering(ServiceSpec spec) {
        GeneratedRules made = rules.run(spec);
        Rendering rendering = PluginCall.call(
                RENDERER, () -> target.render(new RenderRequest(environment, owner, spec, made.groups())));
        List<Diagnostic> findings = new ArrayList<>(rendering.diagnostics());
        findings.addAll(made.diagnostics());
        return breach(rendering, spec)
                .map(diagnostic -> new Rendering(List.of(), List.of(diagnostic)))
                .orElseGet(() -> new Rendering(rendering.resources(), findings));
    }

    /** What of the contract a renderer broke: its resources are of the service asked for, and none is there twice (F50). */
    private static Optional<Diagnostic> breach(Rendering rendering, ServiceSpec spec) {
        Set<ResourceId> seen = new HashSet<>();
        for (DesiredResource resource : rendering.resources()) {
            if (!resource.service().equals(spec.id())) {
                return Optional.of(
                        breach(resource.id() + " is of '" + resource.service() + "', not of '" + spec.id() + "'"));
            }
            if (!seen.add(resource.id())) {
                return Optional.of(breach(resource.id() + " of '" + spec.id() + "' is there twice"));
            }
        }
        return Optional.empty();
    }

    private static Diagnostic breach(String what) {
        return Diagnostic.error("SPI-CONTRACT")
                .what(RENDERER + " broke its contract: " + what)
                .remedy("tell the author of the target")
                .build();
    }

    /** With strictPortability, what the target cannot express is an error. */
    private Diagnostic weigh(Diagnostic finding) {
        return strict && finding.severity() == Severity.WARNING ? finding.withSeverity(Severity.ERROR) : finding;
    }

    private static DesiredService service(
            Declaration declaration,
            Optional<ServiceSpec> spec,
            List<DesiredResource> resources,
            List<Diagnostic> diagnostics) {
        StringBuilder intents = new StringBuilder();
        resources.forEach(resource -> intents.append(resource.id())
                .append(' ')
                .append(resource.intent())
                .append('\n'));
        return new DesiredService(
                declaration.service(),
                declaration.revision(),
                declaration.declared().position(),
                spec,
                resources,
                Digest.ofText(intents.toString()),
                diagnostics);
    }
}
