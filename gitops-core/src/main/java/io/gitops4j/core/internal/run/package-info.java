/**
 * From a plan to a result: record the intent, apply, follow health, prune, record the outcome, report; and the engine that makes
 * runs of it.
 */
@NullMarked
package io.gitops4j.core.internal.run;

import org.jspecify.annotations.NullMarked;
