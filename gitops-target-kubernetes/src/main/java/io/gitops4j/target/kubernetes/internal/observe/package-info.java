/** Reads live objects into values, by lists or by name, and says what could not be read. */
@NullMarked
package io.gitops4j.target.kubernetes.internal.observe;

import org.jspecify.annotations.NullMarked;
