/** Where each value of a merge came from, and what it covers. */
@NullMarked
package io.gitops4j.waml.internal.explain;

import org.jspecify.annotations.NullMarked;
