/** The few endpoints of Nomad's HTTP API that the target needs, their errors as failure kinds. */
@NullMarked
package io.gitops4j.target.nomad.internal.client;

import org.jspecify.annotations.NullMarked;
