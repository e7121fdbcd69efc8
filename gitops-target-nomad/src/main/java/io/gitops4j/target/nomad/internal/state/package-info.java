/** Live jobs: what is there, what a registration would change, and the writes by compare-and-set. */
@NullMarked
package io.gitops4j.target.nomad.internal.state;

import org.jspecify.annotations.NullMarked;
