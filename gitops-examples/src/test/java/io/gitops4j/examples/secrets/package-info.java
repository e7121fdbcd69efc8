/** Secrets in whole runs: what comes out of an engine holds none. */
@NullMarked
package io.gitops4j.examples.secrets;

import org.jspecify.annotations.NullMarked;
