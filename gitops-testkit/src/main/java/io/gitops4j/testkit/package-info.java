/**
 * What authors of plug-ins and embedders of the engine test with: contracts that a plug-in must keep, plug-ins that live in
 * memory and misbehave on request, and the engine's clock and operations in a test's own hands.
 *
 * <p>A contract is an abstract JUnit class: extend it, fill its hooks, and run it. Its tests are final, so that a plug-in keeps
 * the whole contract; what a plug-in cannot do, it says by a capability or by leaving a hook as it is, and that test is skipped.
 */
@NullMarked
package io.gitops4j.testkit;

import org.jspecify.annotations.NullMarked;
