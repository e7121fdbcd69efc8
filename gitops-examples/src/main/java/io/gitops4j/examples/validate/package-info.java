/** A check of manifests for a command line and a build server. */
@NullMarked
package io.gitops4j.examples.validate;

import org.jspecify.annotations.NullMarked;
