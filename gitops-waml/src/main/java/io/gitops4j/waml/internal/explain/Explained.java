package io.gitops4j.waml.internal.explain;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.spec.Origins;
import java.util.List;
import java.util.Map;

/**
 * What can be told about one deploy id of a file.
 *
 * @param chains what each layer did to each value, by the value's path, the lowest layer first
 * @param origins of the spec; none where there is no spec
 * @param yaml all values with comments; empty without chains
 * @param diagnostics what was found
 */
public record Explained(Map<String, List<Link>> chains, Origins origins, String yaml, List<Diagnostic> diagnostics) {}
