/** An engine at work in memory, for the tests of the modules that measure engines. */
@NullMarked
package io.gitops4j.testkit.telemetry;

import org.jspecify.annotations.NullMarked;
