/**
 * Sources, histories and rendered services in Git, with JGit. {@link io.gitops4j.git.GitSource} reads a repository by {@link
 * io.gitops4j.git.GitOptions}, {@link io.gitops4j.git.GitHistoryStore} keeps histories in one by {@link
 * io.gitops4j.git.GitHistoryOptions}, {@link io.gitops4j.git.GitRenderedStore} rendered services by {@link
 * io.gitops4j.git.GitRenderedOptions}; their providers make them from configuration. {@link io.gitops4j.git.GitIsolation} is for
 * programs that want JGit to leave the rest of the machine alone.
 */
@NullMarked
package io.gitops4j.git;

import org.jspecify.annotations.NullMarked;
