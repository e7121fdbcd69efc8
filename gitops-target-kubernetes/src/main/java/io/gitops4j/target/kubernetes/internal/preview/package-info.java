/** Says what an apply would change, by the server's own dry run. */
@NullMarked
package io.gitops4j.target.kubernetes.internal.preview;

import org.jspecify.annotations.NullMarked;
