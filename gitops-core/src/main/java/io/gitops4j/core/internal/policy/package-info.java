/** Policies that come with the engine. */
@NullMarked
package io.gitops4j.core.internal.policy;

import org.jspecify.annotations.NullMarked;
