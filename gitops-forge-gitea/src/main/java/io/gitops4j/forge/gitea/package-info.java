/** Gitea as a forge: commit statuses, and plans at pull requests. */
@NullMarked
package io.gitops4j.forge.gitea;

import org.jspecify.annotations.NullMarked;
