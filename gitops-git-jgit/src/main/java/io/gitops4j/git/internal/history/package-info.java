/** How a history is kept in Git: records as commits of one ref, found by number, here and in the remote. Not for users. */
@NullMarked
package io.gitops4j.git.internal.history;

import org.jspecify.annotations.NullMarked;
