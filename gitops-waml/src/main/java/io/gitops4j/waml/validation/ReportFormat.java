package io.gitops4j.waml.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a {@link Validation} is written. Values of manifests stand in findings as they are, so every format makes harmless what would
 * act on its reader: control and direction-changing characters, commands of a build server, links.
 */
public enum ReportFormat {
    /** A line for each finding, {@code error CODE file:line:column path: what. Do: what to do.}, and a summary. */
    TEXT,
    /** One object with the counts, the files and the findings. */
    JSON,
    /** SARIF 2.1.0, which code scanners and editors read. */
    SARIF,
    /** Workflow commands, {@code ::error file=...}, from which GitHub Actions makes annotations, and a summary. */
    ANNOTATIONS;

    /** The format of that name in lower case, if there is one. */
    public static Optional<ReportFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst();
    }

    /** The names that {@link #named} knows. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ReportFormat::toString).toList();
    }

    /** The report, ended by a line feed; the same for equal validations. */
    public String write(Validation validation) {
        return switch (this) {
            case TEXT -> TextReport.write(validation);
            case JSON -> JsonReport.write(validation);
            case SARIF -> SarifReport.write(validation);
            case ANNOTATIONS -> AnnotationReport.write(validation);
        };
    }

    /** The name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
