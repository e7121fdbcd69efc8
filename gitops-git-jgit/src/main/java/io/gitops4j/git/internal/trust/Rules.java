package io.gitops4j.git.internal.trust;

import java.util.Optional;

/**
 * By what one commit is judged.
 *
 * @param keys that may sign it
 * @param owners of paths, where they are asked
 */
record Rules(SigningKeys keys, Optional<CodeOwners> owners) {}
