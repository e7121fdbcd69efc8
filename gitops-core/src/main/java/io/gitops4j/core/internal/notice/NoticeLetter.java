package io.gitops4j.core.internal.notice;

import io.gitops4j.core.internal.outbox.Letter;
import io.gitops4j.spi.Notice;

/** A notice that waits. None replaces another: each tells something else. */
record NoticeLetter(Notice notice) implements Letter {
    @Override
    public String key() {
        return notice.id();
    }

    @Override
    public String environment() {
        return notice.environment();
    }

    @Override
    public String address() {
        return notice.channel();
    }

    @Override
    public String runId() {
        // An id is that of the run and of the channel.
        return notice.id().substring(0, Math.max(0, notice.id().lastIndexOf('-')));
    }

    @Override
    public String word() {
        return "notice";
    }

    @Override
    public boolean last() {
        return true;
    }

    @Override
    public String toString() {
        return notice.toString();
    }
}
