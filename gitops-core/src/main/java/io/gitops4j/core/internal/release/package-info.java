/** Changes what Git declares: releases, promotions and rollbacks as ordinary commits. */
@NullMarked
package io.gitops4j.core.internal.release;

import org.jspecify.annotations.NullMarked;
