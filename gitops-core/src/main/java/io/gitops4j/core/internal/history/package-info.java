/** What happened in an environment and what belongs to whom: records, what they add up to, and where they are kept. */
@NullMarked
package io.gitops4j.core.internal.history;

import org.jspecify.annotations.NullMarked;
