/** Text and numbers of an SVG badge. */
@NullMarked
package io.gitops4j.web.internal.badge;

import org.jspecify.annotations.NullMarked;
