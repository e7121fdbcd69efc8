/** Requests, and what they carry. */
@NullMarked
package io.gitops4j.notify.webhook.internal;

import org.jspecify.annotations.NullMarked;
