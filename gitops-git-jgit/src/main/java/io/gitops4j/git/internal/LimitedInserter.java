package io.gitops4j.git.internal;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/** Stores what a remote sends, within limits, which JGit itself sets only where it is the server. */
final class LimitedInserter extends ObjectInserter.Filter {
    private final ObjectInserter delegate;
    private final GitLimits limits;

    LimitedInserter(ObjectInserter delegate, GitLimits limits) {
        this.delegate = delegate;
        this.limits = limits;
    }

    @Override
    protected ObjectInserter delegate() {
        return delegate;
    }

    @Override
    public PackParser newPackParser(InputStream in) throws IOException {
        PackParser parser = delegate.newPackParser(new LimitedPackStream(in, limits.packBytes()));
        parser.setMaxObjectSizeLimit(limits.objectBytes());
        return parser;
    }
}
