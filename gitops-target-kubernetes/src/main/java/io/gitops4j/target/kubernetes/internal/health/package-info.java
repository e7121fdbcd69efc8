/** Judges live objects by their status: pure functions on JSON, and the reads that feed them. */
@NullMarked
package io.gitops4j.target.kubernetes.internal.health;

import org.jspecify.annotations.NullMarked;
