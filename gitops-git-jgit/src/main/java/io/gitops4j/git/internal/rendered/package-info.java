/** Rendered services as directories of a Git repository. */
@NullMarked
package io.gitops4j.git.internal.rendered;

import org.jspecify.annotations.NullMarked;
