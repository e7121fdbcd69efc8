package io.gitops4j.core.internal.notice;

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
 * @param revision that was read then
 * @param contact that it was told to
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
        Instant at,
        boolean failed,
        boolean over) {
    Trouble ended(Instant now) {
        return new Trouble(key, service, content, essence, revision, contact, now, false, true);
    }
}
