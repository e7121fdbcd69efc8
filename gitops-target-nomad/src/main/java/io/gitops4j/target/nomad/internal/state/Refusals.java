package io.gitops4j.target.nomad.internal.state;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ResourceId;
import java.util.List;

/** Why a job was not written, naming the job. */
final class Refusals {
    private Refusals() {}

    static Diagnostic exists(ResourceId id) {
        return conflict(
                id + " is there already",
                "let the engine plan anew; a job that is not ours must be removed by its owner");
    }

    static Diagnostic busy(ResourceId id) {
        return conflict(id + " is being written by another thread", "let the engine plan anew");
    }

    static Diagnostic moved(ResourceId id, String planned, String now) {
        return conflict(
                id + " is at index " + now + " now, and the plan was made at " + planned, "let the engine plan anew");
    }

    static Diagnostic foreign(ResourceId id) {
        return conflict(id + " does not carry our mark", "rename the service, or have the owner remove the job");
    }

    /** A compare-and-set that the server refused. */
    static Diagnostic conflict(ResourceId id, GitOpsException failure) {
        return conflict(id + " was changed by somebody else: " + what(failure), "let the engine plan anew");
    }

    /** Nomad's own complaints, or the server's text where validation has none. */
    static Diagnostic invalid(ResourceId id, List<String> complaints, GitOpsException failure) {
        return Diagnostic.error("NOMAD-INVALID")
                .what("Nomad refuses " + id + ": "
                        + (complaints.isEmpty() ? what(failure) : String.join("; ", complaints)))
                .remedy("mend what Nomad complains about")
                .build();
    }

    /** Any other failure, with the name of the job before it. */
    static Diagnostic named(ResourceId id, GitOpsException failure) {
        Diagnostic first = failure.diagnostics().get(0);
        return Diagnostic.error(first.code())
                .what(id + ": " + first.what())
                .remedy(first.remedy())
                .build();
    }

    private static Diagnostic conflict(String what, String remedy) {
        return Diagnostic.error("NOMAD-CONFLICT").what(what).remedy(remedy).build();
    }

    private static String what(GitOpsException failure) {
        return failure.diagnostics().get(0).what();
    }
}
