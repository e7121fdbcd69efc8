/** What a single value may be: one rule a class, pure functions from a scalar to a fault or nothing. */
@NullMarked
package io.gitops4j.waml.internal.rule;

import org.jspecify.annotations.NullMarked;
