/** What needs a key. */
@NullMarked
package io.gitops4j.web.internal.secret;

import org.jspecify.annotations.NullMarked;
