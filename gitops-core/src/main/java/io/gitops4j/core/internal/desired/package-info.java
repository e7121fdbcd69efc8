/**
 * From sources to what is wanted: resolve, snapshot, select, parse, merge, validate, render. Everything read is kept by the ids of
 * files, so that a revision costs what it changed.
 */
@NullMarked
package io.gitops4j.core.internal.desired;

import org.jspecify.annotations.NullMarked;
