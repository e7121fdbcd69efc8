/** How a service is doing, in one word and one tone, the same for every picture and page. */
@NullMarked
package io.gitops4j.web.internal.state;

import org.jspecify.annotations.NullMarked;
