/** The target against real Nomad agents, and its options. */
package io.gitops4j.target.nomad;
