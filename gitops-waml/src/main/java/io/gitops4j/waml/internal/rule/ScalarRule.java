package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** What one value may be. Pure and thread-safe; never asked about null, which only says that nothing is there. */
public interface ScalarRule {
    /** For the reference page, for example {@code a whole number from 1 to 65535}. */
    String expects();

    /** The rule as far as other languages can say it; any single value where they cannot. */
    default ValueForm form() {
        return ValueForm.ANY;
    }

    /** What is wrong with it, if something is. */
    Optional<Fault> check(YamlScalar value);
}
