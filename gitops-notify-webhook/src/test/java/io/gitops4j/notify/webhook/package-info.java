@NullMarked
package io.gitops4j.notify.webhook;

import org.jspecify.annotations.NullMarked;
