/** Tests of what requests cost. */
@NullMarked
package io.gitops4j.forge.github.internal.client;

import org.jspecify.annotations.NullMarked;
