/** How each forge words its webhooks and proves that they are its own. */
@NullMarked
package io.gitops4j.web.internal.webhook;

import org.jspecify.annotations.NullMarked;
