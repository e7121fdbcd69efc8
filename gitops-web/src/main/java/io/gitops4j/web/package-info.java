/**
 * Webhooks in, badges out, as pure functions and as handlers for the JDK's HTTP server. Nothing here opens a port or starts a
 * thread: the server, its limits and its TLS are the embedder's.
 */
@NullMarked
package io.gitops4j.web;

import org.jspecify.annotations.NullMarked;
