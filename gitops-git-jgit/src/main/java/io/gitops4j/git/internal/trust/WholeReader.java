package io.gitops4j.git.internal.trust;

import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Reads all parents of all commits. A fetch beside it may note that some are to be hidden, after that was looked for; a walk fails
 * then at the parent that is missing, and does not end before it.
 */
final class WholeReader extends ObjectReader.Filter {
    private final ObjectReader reader;

    /** @param reader closed with this one */
    WholeReader(ObjectReader reader) {
        this.reader = reader;
    }

    @Override
    protected ObjectReader delegate() {
        return reader;
    }

    @Override
    public ObjectReader newReader() {
        return new WholeReader(reader.newReader());
    }

    @Override
    public Set<ObjectId> getShallowCommits() {
        return Set.of();
    }
}
