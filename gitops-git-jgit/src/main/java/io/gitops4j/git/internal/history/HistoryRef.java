package io.gitops4j.git.internal.history;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The refs of one environment's history.
 *
 * @param environment as the engine names it
 * @param segment its name in refs, folders and trailers
 * @param name of the ref, the same here and in the remote
 */
record HistoryRef(String environment, String segment, String name) {
    /** @param prefix of the refs, with a slash at its end */
    static HistoryRef of(String prefix, String environment) {
        String segment = EnvironmentSegment.of(environment);
        return new HistoryRef(environment, segment, prefix + segment);
    }

    /** What the remote had when it was last asked; here only. */
    String seen() {
        return Constants.R_REFS + "gitops-seen/" + segment;
    }

    /** Where records are kept whose numbers another engine has taken: beside the history, so that no number is in it twice. */
    String aside(long sequence, ObjectId commit) {
        String folder = name.substring(0, name.length() - segment.length() - 1);
        return folder + "-aside/" + segment + "/" + sequence + "-"
                + commit.abbreviate(12).name();
    }
}
