/** The wire: requests and answers of the API server as bytes, and what its refusals mean. */
@NullMarked
package io.gitops4j.target.kubernetes.internal.client;

import org.jspecify.annotations.NullMarked;
