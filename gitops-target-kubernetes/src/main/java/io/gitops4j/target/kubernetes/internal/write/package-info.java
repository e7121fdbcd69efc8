/** Writes one change by compare-and-set, one request a write. */
@NullMarked
package io.gitops4j.target.kubernetes.internal.write;

import org.jspecify.annotations.NullMarked;
