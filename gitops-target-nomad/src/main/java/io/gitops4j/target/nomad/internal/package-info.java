/** What Nomad's jobs and ours have in common: the owner's mark, and a job as a list shows it. */
@NullMarked
package io.gitops4j.target.nomad.internal;

import org.jspecify.annotations.NullMarked;
