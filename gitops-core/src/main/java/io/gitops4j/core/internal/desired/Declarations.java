package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import java.util.List;

/**
 * Everything declared for one environment.
 *
 * @param services in the order of sources and paths
 * @param fileProblems errors of files as a whole; which services such a file meant is unknown
 */
record Declarations(List<Declaration> services, List<Diagnostic> fileProblems) {
    Declarations {
        services = List.copyOf(services);
        fileProblems = List.copyOf(fileProblems);
    }
}
