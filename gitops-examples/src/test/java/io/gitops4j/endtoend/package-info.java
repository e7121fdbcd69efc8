/** A push over HTTP becomes running state on real servers: the whole way, with nothing replaced. */
@NullMarked
package io.gitops4j.endtoend;

import org.jspecify.annotations.NullMarked;
