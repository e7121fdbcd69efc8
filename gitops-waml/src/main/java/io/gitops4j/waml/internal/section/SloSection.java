package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Slo;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.ObjectiveRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service level objective: a class of requests, or a percentage of its own (B52). */
final class SloSection implements Section {
    private static final String HTTP_AVAILABILITY = "http-availability";
    private static final BigDecimal HARDLY_MEASURABLE = new BigDecimal("99.999");

    private final Map<String, BigDecimal> requestClasses;

    SloSection(Map<String, BigDecimal> requestClasses) {
        this.requestClasses = Map.copyOf(requestClasses);
    }

    @Override
    public List<String> reads() {
        return List.of("slo");
    }

    @Override
    public void read(Draft draft) {
        Optional<MergedScalar> requestClass = draft.values().scalar("slo", "requestClass");
        Optional<MergedScalar> percent = draft.values().scalar("slo", "requestSpec", "http", "availability", "percent");
        if (requestClass.isPresent() && percent.isPresent()) {
            MergedScalar place = Merged.upper(percent.get(), requestClass.get());
            MergedScalar other = Merged.lower(percent.get(), requestClass.get());
            draft.findings()
                    .error(
                            place,
                            Code.RANGE,
                            "there are two objectives, a requestClass and a requestSpec; the other one is from "
                                    + other.seenFrom(place),
                            "keep one; null removes one of a lower layer");
            return;
        }
        requestClass.ifPresent(scalar ->
                add(draft, scalar, requestClasses.getOrDefault(scalar.text(), BigDecimal.ONE), scalar.text()));
        percent.ifPresent(
                scalar -> add(draft, scalar, ObjectiveRule.parse(scalar.text()).orElseThrow(), ""));
    }

    private static void add(Draft draft, MergedScalar scalar, BigDecimal objective, String requestClass) {
        draft.origin("slos[0].objectivePercent", scalar);
        draft.spec().slos(List.of(new Slo(HTTP_AVAILABILITY, objective, requestClass)));
        if (objective.compareTo(HARDLY_MEASURABLE) >= 0) {
            draft.findings()
                    .warning(
                            scalar,
                            Code.RANGE,
                            "an objective of " + objective.toPlainString() + " % allows seconds of failure a month",
                            "choose one that can be measured and kept");
        }
    }
}
