/** Answers that do not depend on who asks. */
@NullMarked
package io.gitops4j.web.internal.http;

import org.jspecify.annotations.NullMarked;
