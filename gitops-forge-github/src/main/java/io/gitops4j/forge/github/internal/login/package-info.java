/** Tokens, and GitHub Apps that get theirs by a signed request. */
@NullMarked
package io.gitops4j.forge.github.internal.login;

import org.jspecify.annotations.NullMarked;
