/** The names that everything else here is about: kinds with their paths, marks on objects, versions. */
@NullMarked
package io.gitops4j.target.kubernetes.internal.resource;

import org.jspecify.annotations.NullMarked;
