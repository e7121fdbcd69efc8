package io.gitops4j.waml.validation;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a check of manifests found. The same files give the same value, whatever their order. Immutable, equal by value. */
public final class Validation {
    private final List<ValidatedFile> files;

    private Validation(List<ValidatedFile> files) {
        this.files = files;
    }

    /** Of these files, in any order. */
    public static Validation of(Collection<ValidatedFile> files) {
        return new Validation(
                files.stream().sorted(Comparator.comparing(ValidatedFile::path)).toList());
    }

    /** The files that were checked, by path. */
    public List<ValidatedFile> files() {
        return files;
    }

    /** How many services could be deployed, each deploy id counted. */
    public int services() {
        return files.stream().mapToInt(ValidatedFile::services).sum();
    }

    /** What was found, by file, line and column. */
    public List<Diagnostic> diagnostics() {
        return files.stream().flatMap(file -> file.diagnostics().stream()).toList();
    }

    /** How many findings have this severity. */
    public int count(Severity severity) {
        return (int) files.stream()
                .flatMap(file -> file.diagnostics().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Whether no finding is an error. */
    public boolean valid() {
        return count(Severity.ERROR) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Validation that && files.equals(that.files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    /** For logs: how much was found in how many files. */
    @Override
    public String toString() {
        return TextReport.summary(this);
    }
}
