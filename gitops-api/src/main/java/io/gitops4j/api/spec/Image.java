package io.gitops4j.api.spec;

import java.util.Objects;

/**
 * A container image. A tag may hold the placeholder {@code ${commit}} or {@code ${commit.short}} until the deployed
 * revision is known, see {@link #atCommit}.
 *
 * @param repository with the registry, without tag and digest
 * @param tag or the empty string
 * @param digest {@code sha256:...}, or the empty string
 */
public record Image(String repository, String tag, String digest) {
    private static final int SHORT_COMMIT = 8;

    /** Checks that the repository is there; the grammar is the parser's business. */
    public Image {
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(digest, "digest");
        if (repository.isEmpty()) {
            throw new IllegalArgumentException("an image needs a repository");
        }
    }

    /** The image with both placeholders replaced by the commit and its first eight characters. */
    public Image atCommit(String commit) {
        if (!followsCommit()) {
            return this;
        }
        String start = commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
        return new Image(repository, tag.replace("${commit.short}", start).replace("${commit}", commit), digest);
    }

    /** Whether the tag still holds a placeholder. */
    public boolean followsCommit() {
        return tag.contains("${commit}") || tag.contains("${commit.short}");
    }

    /** {@code repository[:tag][@digest]}, as container runtimes take it. */
    public String reference() {
        return repository + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
