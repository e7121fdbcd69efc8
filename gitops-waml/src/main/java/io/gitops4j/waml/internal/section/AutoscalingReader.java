package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.List;
import java.util.Optional;

/** Scaling by load: needs both ends, a goal, and a CPU request that the goal is a share of. */
final class AutoscalingReader {
    private static final int FULL = 100;

    private AutoscalingReader() {}

    static Optional<Autoscaling> read(Draft draft) {
        Optional<MergedMapping> horizontal = draft.values().mapping("autoscaling", "horizontal");
        if (horizontal.isEmpty()) {
            return Optional.empty();
        }
        Optional<MergedScalar> min = required(draft, horizontal.get(), "autoscaling.minReplicas", "minReplicas");
        Optional<MergedScalar> max = required(draft, horizontal.get(), "autoscaling.maxReplicas", "maxReplicas");
        Optional<MergedScalar> cpu =
                required(draft, horizontal.get(), "autoscaling.cpuPercent", "cpu", "averageUtilization");
        if (min.isEmpty() || max.isEmpty() || cpu.isEmpty()) {
            return Optional.empty();
        }
        checkRequest(draft, cpu.get());
        warnOfOverload(draft, cpu.get());
        if (min.get().number() > max.get().number()) {
            MergedScalar place = Merged.upper(min.get(), max.get());
            MergedScalar other = Merged.lower(min.get(), max.get());
            draft.findings()
                    .error(
                            place,
                            Code.RANGE,
                            "minReplicas " + min.get().text() + " is above maxReplicas "
                                    + max.get().text() + "; the other one is from " + other.seenFrom(place),
                            "lower minReplicas or raise maxReplicas");
            return Optional.empty();
        }
        return Optional.of(new Autoscaling(
                min.get().number(), max.get().number(), cpu.get().number()));
    }

    private static Optional<MergedScalar> required(
            Draft draft, MergedMapping horizontal, String specPath, String... keys) {
        Optional<MergedScalar> value = horizontal.scalar(keys);
        value.ifPresent(scalar -> draft.origin(specPath, scalar));
        if (value.isEmpty()) {
            draft.findings()
                    .error(
                            horizontal,
                            Code.REQUIRED,
                            "autoscaling needs '" + String.join(".", List.of(keys)) + "'",
                            "add it, or take `autoscaling` out");
        }
        return value;
    }

    private static void checkRequest(Draft draft, MergedScalar cpu) {
        if (draft.values().scalar("resources", "requests", "cpu").isEmpty()) {
            draft.findings()
                    .error(
                            cpu,
                            Code.REQUIRED,
                            "averageUtilization is a share of resources.requests.cpu, which is missing",
                            "add resources.requests.cpu");
        }
    }

    private static void warnOfOverload(Draft draft, MergedScalar cpu) {
        if (cpu.number() > FULL) {
            draft.findings()
                    .warning(
                            cpu,
                            Code.RANGE,
                            "averageUtilization " + cpu.text() + " is more than the requested CPU",
                            "choose 100 or less, unless bursts are meant");
        }
    }
}
