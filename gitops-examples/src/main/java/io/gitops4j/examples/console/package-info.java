/** A custom target from end to end, written against the API alone, as a plug-in of somebody else would be. */
@NullMarked
package io.gitops4j.examples.console;

import org.jspecify.annotations.NullMarked;
