/** GitHub as a forge: commit statuses, deployments, check runs, and plans at pull requests. */
@NullMarked
package io.gitops4j.forge.github;

import org.jspecify.annotations.NullMarked;
