/** The entry: {@code GitOps.builder()} makes an engine. */
@NullMarked
package io.gitops4j;

import org.jspecify.annotations.NullMarked;
