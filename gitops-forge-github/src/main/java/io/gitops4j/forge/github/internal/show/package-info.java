/** What GitHub shows, each kind in a class of its own, written only when it changes. */
@NullMarked
package io.gitops4j.forge.github.internal.show;

import org.jspecify.annotations.NullMarked;
