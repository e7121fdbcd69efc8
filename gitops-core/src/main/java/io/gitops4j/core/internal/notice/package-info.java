/**
 * Tells people what they have to know: every run is looked at for failures, recoveries, holds and rollbacks, what is news is put into
 * files together with what was told, and notifiers get it apart from the runs.
 */
@NullMarked
package io.gitops4j.core.internal.notice;

import org.jspecify.annotations.NullMarked;
