package io.gitops4j.core.internal.rules;

import io.gitops4j.RuleOptions;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Slo;
import io.gitops4j.spi.RuleGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the rules of services. Pure and thread-safe. */
public final class RuleGenerator {
    /** The only type that is understood: shares of requests by the code of their answers. */
    static final String HTTP_AVAILABILITY = "http-availability";

    private final RuleOptions options;
    private final Platform platform;

    /** With these settings, for instances that run on that platform. */
    public RuleGenerator(RuleOptions options, Platform platform) {
        this.options = options;
        this.platform = platform;
    }

    /** The rules of one service: those of its objectives first, then the default alerts. */
    public GeneratedRules generate(ServiceSpec spec) {
        List<RuleGroup> groups = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        Set<String> types = new HashSet<>();
        for (int i = 0; i < spec.slos().size(); i++) {
            Slo slo = spec.slos().get(i);
            if (!slo.type().equals(HTTP_AVAILABILITY)) {
                diagnostics.add(left(
                        spec,
                        i,
                        "an objective of type '" + slo.type() + "' becomes no rule",
                        "use " + HTTP_AVAILABILITY));
            } else if (!types.add(slo.type())) {
                diagnostics.add(left(spec, i, "a second objective of one type becomes no rule", "keep one"));
            } else {
                groups.addAll(new SloRules(spec, slo, options).groups());
            }
        }
        DefaultAlerts alerts = new DefaultAlerts(new RuleLabels(spec, options), options);
        platform.add(spec, options.jobLabel(), alerts);
        if (!alerts.rules().isEmpty()) {
            groups.add(new RuleGroup(spec.id().runtimeName() + "-alerts", alerts.rules()));
        }
        return new GeneratedRules(groups, diagnostics);
    }

    private static Diagnostic left(ServiceSpec spec, int index, String what, String remedy) {
        return spec.diagnose(Severity.WARNING, "RULES-SLO", "slos[" + index + "]", what, remedy);
    }
}
