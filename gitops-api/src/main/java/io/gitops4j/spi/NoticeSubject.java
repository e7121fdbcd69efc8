package io.gitops4j.spi;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Contact;
import io.gitops4j.api.ServiceId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a notifier decides by where something is told.
 *
 * @param environment where it happened
 * @param kind what happened
 * @param service to which service; nothing where it is about the environment as a whole
 * @param contact as the manifest says, not trusted; {@link Contact#NONE} where the manifest cannot be read or is gone
 * @param commit as {@link NoticeEntry#commit}; its author is not verified. Nothing also where it is asked whether such a thing is told at all
 */
public record NoticeSubject(
        String environment, NoticeKind kind, Optional<ServiceId> service, Contact contact, Optional<Commit> commit) {
    /** Nothing is null. */
    public NoticeSubject {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(commit, "commit");
    }
}
