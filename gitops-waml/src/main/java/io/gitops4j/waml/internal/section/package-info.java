/** Merged metadata to the parts of a service spec; each section checks how its values agree with each other. */
@NullMarked
package io.gitops4j.waml.internal.section;

import org.jspecify.annotations.NullMarked;
