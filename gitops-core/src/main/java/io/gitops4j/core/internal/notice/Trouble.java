package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Contact;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Trouble that was told.
 *
 * @param key of which thing
 * @param service where it is one
 * @param content that failed; empty where that says nothing
 * @param essence of the fact that was told
 * @param revision that was read then; empty where it does not matter any more, as the trouble went without a push of what failed
 * @param contact that it was told to
 * @param commit whose author it was told to
 * @param at when it was told, or was over
 * @param failed whether a failure was told and no recovery since
 * @param over whether it is no more
 */
record Trouble(
        String key,
        Optional<ServiceId> service,
        String content,
        String essence,
        String revision,
        Contact contact,
        Optional<Commit> commit,
        Instant at,
        boolean failed,
        boolean over) {
    Trouble ended(Instant now, boolean byItself) {
        return new Trouble(key, service, content, essence, byItself ? "" : revision, contact, commit, now, false, true);
    }

    Trouble broughtBy(Optional<Commit> value) {
        return new Trouble(key, service, content, essence, revision, contact, value, at, failed, over);
    }
}
