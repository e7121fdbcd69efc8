/** Plans as text, JSON and Markdown. Pure functions. */
@NullMarked
package io.gitops4j.core.internal.print;

import org.jspecify.annotations.NullMarked;
