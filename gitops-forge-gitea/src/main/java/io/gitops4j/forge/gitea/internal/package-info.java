/** How Gitea keeps statuses and comments. */
@NullMarked
package io.gitops4j.forge.gitea.internal;

import org.jspecify.annotations.NullMarked;
