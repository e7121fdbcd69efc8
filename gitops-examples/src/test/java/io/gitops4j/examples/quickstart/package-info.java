/** The quick start, run as its readers run it. */
@NullMarked
package io.gitops4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
