package io.gitops4j.git.internal;

import io.gitops4j.api.CommitInfo;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Reads one commit. */
public final class CommitReader {
    private CommitReader() {}

    /** With its message and its tree's id. */
    public static RevCommit read(ObjectReader reader, ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            return walk.parseCommit(id);
        }
    }

    static CommitInfo info(RevCommit commit) {
        @Nullable PersonIdent author = commit.getAuthorIdent();
        return new CommitInfo(
                author == null ? "" : author.getName() + " <" + author.getEmailAddress() + ">",
                Instant.ofEpochSecond(commit.getCommitTime()),
                commit.getShortMessage(),
                commit.getFullMessage(),
                Arrays.stream(commit.getParents()).map(ObjectId::name).toList());
    }
}
