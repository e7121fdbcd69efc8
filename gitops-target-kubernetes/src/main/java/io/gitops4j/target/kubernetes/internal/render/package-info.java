/** Turns a service into Kubernetes objects: one small class a kind, pure. */
@NullMarked
package io.gitops4j.target.kubernetes.internal.render;

import org.jspecify.annotations.NullMarked;
