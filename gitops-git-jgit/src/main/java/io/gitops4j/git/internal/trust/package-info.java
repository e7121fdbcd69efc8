/** Who signed a commit, and whether they may: keys, signatures, owners of paths, approvals. */
@NullMarked
package io.gitops4j.git.internal.trust;

import org.jspecify.annotations.NullMarked;
