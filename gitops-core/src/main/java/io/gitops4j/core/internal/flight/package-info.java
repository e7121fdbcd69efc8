/** What Java Flight Recorder hears of the engine. */
@NullMarked
package io.gitops4j.core.internal.flight;

import org.jspecify.annotations.NullMarked;
