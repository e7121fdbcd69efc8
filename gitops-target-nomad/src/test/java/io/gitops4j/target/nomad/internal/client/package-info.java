/** Tests without an agent. */
package io.gitops4j.target.nomad.internal.client;
