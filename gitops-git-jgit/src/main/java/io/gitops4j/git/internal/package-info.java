/** How a source in Git works inside: the remote, the bare cache, and reading trees. Not for users. */
@NullMarked
package io.gitops4j.git.internal;

import org.jspecify.annotations.NullMarked;
