package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Requests and limits of one instance; a request above its limit is an error (B38). */
final class ResourcesSection implements Section {
    @Override
    public List<String> reads() {
        return List.of("resources");
    }

    @Override
    public void read(Draft draft) {
        read(draft.main());
    }

    static void read(ContainerDraft draft) {
        draft.container().resources(new Resources(amount(draft, "requests"), amount(draft, "limits")));
        compare(draft, "cpu", Quantity::cpuMillis);
        compare(draft, "memory", Quantity::memoryBytes);
    }

    private static ComputeAmount amount(ContainerDraft draft, String kind) {
        String path = "resources." + kind + ".";
        Optional<MergedScalar> cpu = draft.values().scalar("resources", kind, "cpu");
        Optional<MergedScalar> memory = draft.values().scalar("resources", kind, "memory");
        cpu.ifPresent(scalar -> draft.origin(path + "cpuMillis", scalar));
        memory.ifPresent(scalar -> draft.origin(path + "memoryBytes", scalar));
        return new ComputeAmount(read(cpu, Quantity::cpuMillis), read(memory, Quantity::memoryBytes));
    }

    private static OptionalLong read(Optional<MergedScalar> scalar, Function<String, OptionalLong> amount) {
        return scalar.map(value -> amount.apply(value.text())).orElse(OptionalLong.empty());
    }

    private static void compare(ContainerDraft draft, String kind, Function<String, OptionalLong> amount) {
        Optional<MergedScalar> request = draft.values().scalar("resources", "requests", kind);
        Optional<MergedScalar> limit = draft.values().scalar("resources", "limits", kind);
        OptionalLong requested = read(request, amount);
        OptionalLong most = read(limit, amount);
        if (requested.isEmpty() || most.isEmpty() || requested.getAsLong() <= most.getAsLong()) {
            return;
        }
        MergedScalar place = Merged.upper(request.orElseThrow(), limit.orElseThrow());
        MergedScalar other = Merged.lower(request.orElseThrow(), limit.orElseThrow());
        draft.findings()
                .error(
                        place,
                        Code.QUANTITY,
                        "the " + kind + " request " + request.orElseThrow().text() + " is above the limit "
                                + limit.orElseThrow().text() + "; the other one is from " + other.seenFrom(place),
                        "lower the request or raise the limit");
    }
}
