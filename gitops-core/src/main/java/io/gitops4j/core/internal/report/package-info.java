/**
 * Tells forges how it goes: runs are folded into one report per environment and commit, kept in files until the forge has them, and
 * handed to reporters apart from the runs.
 */
@NullMarked
package io.gitops4j.core.internal.report;

import org.jspecify.annotations.NullMarked;
