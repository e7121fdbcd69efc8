package io.gitops4j.git.internal;

/**
 * What a repository may cost.
 *
 * @param packBytes of one transfer
 * @param objectBytes of one file, whole
 * @param entries files and folders of one revision
 * @param depth folders within folders
 */
public record GitLimits(long packBytes, long objectBytes, int entries, int depth) {}
