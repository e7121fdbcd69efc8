/**
 * The target that renders for, applies to and observes Kubernetes: {@link io.gitops4j.target.kubernetes.KubernetesTarget}
 * from {@link io.gitops4j.target.kubernetes.KubernetesOptions}, or by configuration under the id {@code kubernetes}.
 *
 * <p>Objects are written by server-side apply with one field manager, each carrying the owner's label. What the server
 * records of our fields decides whether anything has moved, so defaults and quantities need no rules of our own.
 */
@NullMarked
package io.gitops4j.target.kubernetes;

import org.jspecify.annotations.NullMarked;
