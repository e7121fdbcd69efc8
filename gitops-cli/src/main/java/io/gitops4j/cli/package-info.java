/** The command {@code gitops}: options in, calls of the engine, reports and exit codes out. */
@NullMarked
package io.gitops4j.cli;

import org.jspecify.annotations.NullMarked;
