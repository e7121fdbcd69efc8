package io.gitops4j.spi;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Contact;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServiceId;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that a notice tells. Texts in it may come from a repository or a target: a notifier escapes them for where it shows them.
 *
 * @param kind what happened
 * @param service to which service; nothing where it is about the environment as a whole
 * @param what in a few words, without the service's name
 * @param finding why, or what to do
 * @param contact who answers for it, not trusted
 * @param commit the newest commit that changed the service's manifest, of those that brought what the notice tells; nothing where none
 *     did, or where that is not known
 * @param deployment the number of the run in the history, where something was deployed
 * @param restores the earlier deployment that a rollback goes back to
 */
public record NoticeEntry(
        NoticeKind kind,
        Optional<ServiceId> service,
        String what,
        Optional<Diagnostic> finding,
        Contact contact,
        Optional<Commit> commit,
        OptionalLong deployment,
        OptionalLong restores) {
    /** Nothing is null. */
    public NoticeEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(deployment, "deployment");
        Objects.requireNonNull(restores, "restores");
    }

    /** The same with the commit that brought it. */
    public NoticeEntry withCommit(Commit value) {
        return new NoticeEntry(kind, service, what, finding, contact, Optional.of(value), deployment, restores);
    }

    /** In one line: {@code cart failed: CODE what. Do: what to do.} */
    @Override
    public String toString() {
        return service.map(id -> id + " ").orElse("")
                + what
                + finding.map(found -> ": " + found).orElse("");
    }
}
