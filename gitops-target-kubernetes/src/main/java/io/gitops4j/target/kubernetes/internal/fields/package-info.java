/** Which fields of an object are ours, as the server records it, and what they hold. */
@NullMarked
package io.gitops4j.target.kubernetes.internal.fields;

import org.jspecify.annotations.NullMarked;
