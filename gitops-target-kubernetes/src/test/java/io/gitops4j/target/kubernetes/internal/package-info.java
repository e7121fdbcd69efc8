/** Tests of the insides. */
@NullMarked
package io.gitops4j.target.kubernetes.internal;

import org.jspecify.annotations.NullMarked;
