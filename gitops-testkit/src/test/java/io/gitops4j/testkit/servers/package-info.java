/**
 * Real servers for tests and benchmarks: a Kubernetes control plane, a Nomad agent, the forge Gitea and Git over HTTP, each on
 * loopback as ordinary processes with a data folder of its own.
 *
 * <p>In JUnit, {@link io.gitops4j.testkit.servers.RealKubernetes}, {@link io.gitops4j.testkit.servers.RealNomad},
 * {@link io.gitops4j.testkit.servers.RealGitea} and {@link io.gitops4j.testkit.servers.RealGit} hand a running server to test methods and constructors, and skip the class,
 * saying how to enable it, where the server is missing. Elsewhere the servers are started by hand and closed by
 * try-with-resources. What they start ends with {@code close()}, and at the latest with the JVM.
 */
@NullMarked
package io.gitops4j.testkit.servers;

import org.jspecify.annotations.NullMarked;
