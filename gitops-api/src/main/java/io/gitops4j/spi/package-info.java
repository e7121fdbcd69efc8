/**
 * What plug-ins implement. A plug-in is found through {@link java.util.ServiceLoader} by its provider, or registered by hand.
 *
 * <p>Calls block; the engine owns threads, order, retries, concurrency and cancellation, and lends an
 * {@link io.gitops4j.spi.Operation} to every call that may do I/O. Expected outcomes are values; a call that cannot
 * do its work throws {@link io.gitops4j.api.GitOpsException} with a {@link io.gitops4j.api.FailureKind}, and any other
 * exception is reported as {@link io.gitops4j.api.FailureKind#INTERNAL} with the plug-in's name.
 */
@NullMarked
package io.gitops4j.spi;

import org.jspecify.annotations.NullMarked;
