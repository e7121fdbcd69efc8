/** Tells chats that take Slack's incoming webhooks, and any program that takes signed JSON. */
@NullMarked
package io.gitops4j.notify.webhook;

import org.jspecify.annotations.NullMarked;
