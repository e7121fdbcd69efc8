/** Manifests of every shape, what becomes of them at each target, and proof that the targets' servers take it. */
@NullMarked
package io.gitops4j.gallery;

import org.jspecify.annotations.NullMarked;
