package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Layer;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.CountOrPercentRule;
import java.util.List;
import java.util.Optional;

/** Instances and rollout, in step with autoscaling (B39). */
final class ScalingSection implements Section {
    @Override
    public List<String> reads() {
        return List.of("scaling", "autoscaling", "resources");
    }

    @Override
    public void read(Draft draft) {
        Optional<Autoscaling> autoscaling = AutoscalingReader.read(draft);
        autoscaling.ifPresent(draft.spec()::autoscaling);
        refuseTwoPlaces(draft);
        Optional<MergedScalar> surge = scalar(draft, "maxSurge");
        Optional<MergedScalar> unavailable = scalar(draft, "maxUnavailable");
        if (isZero(surge) && isZero(unavailable)) {
            bothZero(draft, surge.orElseThrow(), unavailable.orElseThrow());
        }
        draft.spec().scaling(new Scaling(replicas(draft, autoscaling), count(surge, 1), count(unavailable, 0)));
    }

    /** A layer may say it in either place; what is still below resources stood beside the other. */
    private static void refuseTwoPlaces(Draft draft) {
        Optional<MergedMapping> inner = draft.values().mapping("resources", "scaling");
        Optional<MergedMapping> outer = draft.values().mapping("scaling");
        if (inner.isPresent() && outer.isPresent()) {
            draft.findings()
                    .error(
                            inner.get(),
                            Code.DUP,
                            "resources.scaling stands beside scaling at "
                                    + outer.get().seenFrom(inner.get()),
                            "keep `scaling`");
        }
    }

    private static Optional<MergedScalar> scalar(Draft draft, String field) {
        Optional<MergedScalar> value = draft.values().scalar("scaling", field);
        value.ifPresent(scalar -> draft.origin("scaling." + field, scalar));
        return value;
    }

    private static CountOrPercent count(Optional<MergedScalar> value, int otherwise) {
        return value.flatMap(scalar -> CountOrPercentRule.parse(scalar.text())).orElse(CountOrPercent.count(otherwise));
    }

    private static boolean isZero(Optional<MergedScalar> value) {
        return value.isPresent() && count(value, 0).value() == 0;
    }

    private static void bothZero(Draft draft, MergedScalar surge, MergedScalar unavailable) {
        MergedScalar place = Merged.upper(surge, unavailable);
        MergedScalar other = Merged.lower(surge, unavailable);
        draft.findings()
                .error(
                        place,
                        Code.RANGE,
                        "maxSurge and maxUnavailable are both 0, so no rollout could start; the other one is from "
                                + other.seenFrom(place),
                        "set one of them to 1 or more");
    }

    /** A number that only the template brought gives way to the author's range for autoscaling. */
    private static int replicas(Draft draft, Optional<Autoscaling> autoscaling) {
        Optional<MergedScalar> declared = scalar(draft, "replicas");
        int replicas = declared.map(MergedScalar::number).orElse(1);
        if (autoscaling.isEmpty()) {
            declared.filter(scalar -> scalar.number() == 0).ifPresent(scalar -> warnOfNone(draft, scalar));
            return replicas;
        }
        int least = autoscaling.get().minReplicas();
        int most = autoscaling.get().maxReplicas();
        boolean authors = declared.filter(scalar -> scalar.layer().rank() != Layer.TEMPLATE)
                .isPresent();
        if (authors && (replicas < least || replicas > most)) {
            draft.findings()
                    .error(
                            declared.orElseThrow(),
                            Code.RANGE,
                            "replicas " + replicas + " is outside autoscaling's " + least + " to " + most
                                    + range(draft, declared.orElseThrow()),
                            "take `replicas` out, as autoscaling decides, or choose a number in between");
        }
        return Math.min(Math.max(replicas, least), most);
    }

    private static String range(Draft draft, MergedScalar replicas) {
        return draft.values()
                .mapping("autoscaling", "horizontal")
                .map(range -> " at " + range.seenFrom(replicas))
                .orElse("");
    }

    private static void warnOfNone(Draft draft, MergedScalar replicas) {
        draft.values()
                .list("ingress")
                .ifPresent(ingress -> draft.findings()
                        .warning(
                                replicas,
                                Code.RANGE,
                                "there is an ingress at " + ingress.seenFrom(replicas)
                                        + ", and with 0 replicas nobody answers",
                                "take the ingress out, or set `replicas` to 1 or more"));
    }
}
