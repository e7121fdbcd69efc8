/** The quick start and ways to embed the engine. */
@NullMarked
package io.gitops4j.examples;

import org.jspecify.annotations.NullMarked;
