/** The contracts of the testkit, kept by the custom target. */
@NullMarked
package io.gitops4j.examples.console;

import org.jspecify.annotations.NullMarked;
