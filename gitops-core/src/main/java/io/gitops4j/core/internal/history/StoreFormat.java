package io.gitops4j.core.internal.history;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;

/** What cannot be read is told, and never passed over: without the whole history nobody knows what may be deleted. */
final class StoreFormat {
    private StoreFormat() {}

    static GitOpsException damaged(String place, String what) {
        return failure(place, what, "restore the history from a backup; until then nothing is deployed or deleted");
    }

    static GitOpsException newer(String place, long version) {
        return failure(
                place,
                "it has format " + version + ", and this program reads up to " + RecordCodec.VERSION,
                "run the newer program again");
    }

    private static GitOpsException failure(String place, String what, String remedy) {
        return new GitOpsException(
                FailureKind.INTERNAL,
                Diagnostic.error("STORE-FORMAT")
                        .path(place)
                        .what(what)
                        .remedy(remedy)
                        .build());
    }
}
