/** The whole engine over a source, a target and a store in memory, in virtual time: one test per behaviour. */
@NullMarked
package io.gitops4j.testkit.engine;

import org.jspecify.annotations.NullMarked;
