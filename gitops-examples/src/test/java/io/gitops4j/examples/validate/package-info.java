/** Tests of the check of manifests. */
@NullMarked
package io.gitops4j.examples.validate;

import org.jspecify.annotations.NullMarked;
