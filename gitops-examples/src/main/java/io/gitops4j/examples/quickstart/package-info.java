/** The quick start: a tour through one day of a small shop, or the engine on the reader's own repository. */
@NullMarked
package io.gitops4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
