/** A service in a neutral document, in words that no scheduler owns. */
@NullMarked
package io.gitops4j.core.internal.spec;

import org.jspecify.annotations.NullMarked;
