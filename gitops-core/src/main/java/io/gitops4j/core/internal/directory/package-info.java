/** The target that comes with the engine: a directory with one readable file per service. */
@NullMarked
package io.gitops4j.core.internal.directory;

import org.jspecify.annotations.NullMarked;
