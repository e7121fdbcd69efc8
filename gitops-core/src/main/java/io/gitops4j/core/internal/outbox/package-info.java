/**
 * Carries what is to be told to receivers outside, apart from the runs: letters are kept in files until their receiver has them, and
 * handed over one at a time for each place.
 */
@NullMarked
package io.gitops4j.core.internal.outbox;

import org.jspecify.annotations.NullMarked;
