/** Keeps secret values out of what a target says. */
@NullMarked
package io.gitops4j.core.internal.secret;

import org.jspecify.annotations.NullMarked;
