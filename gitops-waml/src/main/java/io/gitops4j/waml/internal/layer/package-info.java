/** Layers of deploy metadata, laid over each other so that every value knows where it came from. */
@NullMarked
package io.gitops4j.waml.internal.layer;

import org.jspecify.annotations.NullMarked;
