/**
 * The manifest parser for WAML, the service manifest in a repository's {@code .weave.yaml}: schema 2, and the legacy schema 1.
 *
 * <p>{@link io.gitops4j.waml.WamlParser} with {@link io.gitops4j.waml.WamlOptions} for use in code,
 * {@link io.gitops4j.waml.WamlParserProvider} for use by configuration, {@link io.gitops4j.waml.Waml} for tools that check manifests
 * or show their fields. {@link io.gitops4j.waml.WamlConverter} writes schema 1 as schema 2, {@link io.gitops4j.waml.WamlExplainer}
 * tells where values come from. Immutable and thread-safe but for builders; nothing is ever
 * {@code null}.
 */
@NullMarked
package io.gitops4j.waml;

import org.jspecify.annotations.NullMarked;
