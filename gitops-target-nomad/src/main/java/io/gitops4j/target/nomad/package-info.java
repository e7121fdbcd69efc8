/**
 * The target that runs services on HashiCorp Nomad: one job a service.
 *
 * <p>Use {@link io.gitops4j.target.nomad.NomadTarget} with {@link io.gitops4j.target.nomad.NomadOptions} in code; a configuration
 * names it {@code nomad}. Findings have codes that start with {@code NOMAD-}.
 */
@NullMarked
package io.gitops4j.target.nomad;

import org.jspecify.annotations.NullMarked;
