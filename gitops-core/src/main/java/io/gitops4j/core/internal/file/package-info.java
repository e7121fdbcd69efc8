/** What files need to be safe: a lock across processes, and writes that survive a crash. */
@NullMarked
package io.gitops4j.core.internal.file;

import org.jspecify.annotations.NullMarked;
