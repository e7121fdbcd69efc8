package io.gitops4j.waml.internal.section;

import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.layer.MergedService;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads merged metadata, section by section; none stops another. Immutable. */
public final class SpecReader {
    private final List<Section> sections;

    /** With these objectives in per cent by request class. */
    public SpecReader(Map<String, BigDecimal> requestClasses) {
        sections = List.of(
                new ImageSection(),
                new CommandSection(),
                new NetworkSection(),
                new IngressSection(),
                new EnvSection(),
                new ResourcesSection(),
                new ScalingSection(),
                new HealthSection(),
                new ScheduleSection(),
                new SloSection(requestClasses),
                new StorageSection(),
                new SecuritySection(),
                new SidecarSection(),
                new ExtensionSection());
    }

    /** The spec; nothing if there is an error, and then the findings say which. */
    public Optional<ServiceSpec> read(ServiceId id, Header header, MergedService service, Findings findings) {
        int before = findings.errors();
        Draft draft = new Draft(id, header.namespace(), service, findings);
        for (Section section : sections) {
            if (section.reads().stream().noneMatch(service.faulty()::contains)) {
                section.read(draft);
            }
        }
        if (findings.errors() > before || !service.faulty().isEmpty()) {
            return Optional.empty();
        }
        header.describe(draft);
        return Optional.of(draft.finish());
    }
}
