package io.gitops4j.git.internal.trust;

import org.eclipse.jgit.lib.ObjectId;

/**
 * An annotated tag by which a commit was reached.
 *
 * @param id of the tag itself
 * @param ref its full name
 */
public record SignedTag(ObjectId id, String ref) {}
