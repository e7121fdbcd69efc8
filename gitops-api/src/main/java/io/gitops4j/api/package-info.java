/**
 * The values that an embedder sees: plans, results, diagnostics, and the {@link io.gitops4j.api.GitOpsEngine engine} itself.
 *
 * <p>Everything here is immutable and thread-safe unless its own page says otherwise. No method takes or returns {@code null}:
 * what may be absent is an {@link java.util.Optional} or an empty collection.
 */
@NullMarked
package io.gitops4j.api;

import org.jspecify.annotations.NullMarked;
