/** Requests to GitHub within its limits, and what its answers mean. */
@NullMarked
package io.gitops4j.forge.github.internal.client;

import org.jspecify.annotations.NullMarked;
