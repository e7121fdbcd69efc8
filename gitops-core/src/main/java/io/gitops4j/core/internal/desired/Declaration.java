package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.DeclaredService;
import java.util.ArrayList;
import java.util.List;

/**
 * One service as declared for one environment, with the revision it was read at.
 *
 * @param declared what the parser said, shared by all revisions in which the file is the same
 * @param revision of its source
 * @param findings what the engine itself found wrong with it
 */
record Declaration(DeclaredService declared, Revision revision, List<Diagnostic> findings) {
    Declaration {
        findings = List.copyOf(findings);
    }

    ServiceId service() {
        return declared.service();
    }

    boolean valid() {
        return declared.valid() && findings.stream().noneMatch(d -> d.severity() == Severity.ERROR);
    }

    Declaration with(Diagnostic finding) {
        return with(List.of(finding));
    }

    Declaration with(List<Diagnostic> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Diagnostic> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Declaration(declared, revision, all);
    }

    /** Where something of this service stands, as a reader of the other one's messages finds it: with the source when that differs. */
    String place(Position position, Declaration seenFrom) {
        String source = revision.source();
        return seenFrom.revision().source().equals(source) ? position.toString() : source + ":" + position;
    }

    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(declared.diagnostics());
        all.addAll(findings);
        return all;
    }
}
