package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.ValidationRequest;
import io.gitops4j.spi.Validator;
import java.util.List;

/** One validator under test, and the few steps that every clause is made of. */
record ValidatorBench(ValidatorContract contract, Validator validator) {
    List<Diagnostic> validate(ValidationRequest request) {
        List<Diagnostic> findings = validator.validate(request);
        assertThat(findings).as("what is said of %s", request.spec().id()).isNotNull();
        return findings;
    }

    /** Whatever the service: every finding is fit to be shown, and nothing of it had to be cut off. */
    static void assertFitToBeShown(List<Diagnostic> findings) {
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.code()).as("code of: %s", finding).matches("[A-Z][A-Z0-9]*(-[A-Z0-9]+)+");
            assertThat(finding.what()).doesNotContain("Exception", "\tat ");
            assertThat(finding.toString())
                    .as("what is wrong, whole")
                    .hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH)
                    .contains(finding.what());
            if (finding.severity() == Severity.ERROR) {
                assertThat(finding.remedy()).as("remedy of: %s", finding).isNotBlank();
            }
        });
    }
}
