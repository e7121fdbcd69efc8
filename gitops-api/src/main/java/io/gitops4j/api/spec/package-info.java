/**
 * What a service is, in words that no single scheduler owns. Manifest parsers make a {@link io.gitops4j.api.spec.ServiceSpec},
 * targets render it; this package is the narrow waist between them.
 *
 * <p>All types are immutable and thread-safe; collections are unmodifiable copies; nothing is ever {@code null}.
 */
@NullMarked
package io.gitops4j.api.spec;

import org.jspecify.annotations.NullMarked;
