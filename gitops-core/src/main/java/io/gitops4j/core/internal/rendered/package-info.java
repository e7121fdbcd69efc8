/** Targets that render only: what they make is kept in a store, for another program to deploy. */
@NullMarked
package io.gitops4j.core.internal.rendered;

import org.jspecify.annotations.NullMarked;
