/** How a job is doing, from its evaluations, deployments and allocations: pure judgements, and one class that reads. */
@NullMarked
package io.gitops4j.target.nomad.internal.health;

import org.jspecify.annotations.NullMarked;
