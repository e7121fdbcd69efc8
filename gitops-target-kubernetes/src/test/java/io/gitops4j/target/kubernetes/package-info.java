/** Tests of the Kubernetes target; those whose names end with IT need a real API server. */
@NullMarked
package io.gitops4j.target.kubernetes;

import org.jspecify.annotations.NullMarked;
