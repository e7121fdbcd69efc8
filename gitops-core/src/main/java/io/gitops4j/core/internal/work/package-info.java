/** How work is done, whatever the work is: its time, its end, its threads, its retries, and calls into plug-ins. */
@NullMarked
package io.gitops4j.core.internal.work;

import org.jspecify.annotations.NullMarked;
