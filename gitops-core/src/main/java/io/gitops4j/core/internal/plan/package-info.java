/**
 * From what is wanted and what is there to a plan: observe, plan, policies, gate with the prune governor. Nothing here writes to a
 * target.
 */
@NullMarked
package io.gitops4j.core.internal.plan;

import org.jspecify.annotations.NullMarked;
