/** Shows that the contracts are kept by the plug-ins in memory, and broken by broken ones. */
@NullMarked
package io.gitops4j.testkit;

import org.jspecify.annotations.NullMarked;
