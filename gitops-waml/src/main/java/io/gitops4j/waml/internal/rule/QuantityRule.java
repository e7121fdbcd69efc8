package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;
import java.util.OptionalLong;

/** An amount of CPU or memory, with or without quotes (B38). */
public enum QuantityRule implements ScalarRule {
    /** Cores. */
    CPU("CPU", "cores, as 200m, 0.5 or 2", "write for example 200m, which is a fifth of a core"),
    /** Bytes. */
    MEMORY("memory", "bytes, as 512Mi, 1.5Gi or 500M", "write for example 512Mi");

    private final String kind;
    private final String expects;
    private final String remedy;

    QuantityRule(String kind, String expects, String remedy) {
        this.kind = kind;
        this.expects = expects;
        this.remedy = remedy;
    }

    @Override
    public String expects() {
        return expects;
    }

    @Override
    public ValueForm form() {
        return this == CPU ? Quantity.CPU : Quantity.MEMORY;
    }

    @Override
    public Optional<Fault> check(YamlScalar value) {
        OptionalLong amount = this == CPU ? Quantity.cpuMillis(value.text()) : Quantity.memoryBytes(value.text());
        return amount.isPresent()
                ? Optional.empty()
                : Optional.of(new Fault(
                        Code.QUANTITY,
                        Shown.quoted(value.text()) + " is not an amount of " + kind + ": " + expects,
                        remedy));
    }
}
