package io.gitops4j.git.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.errors.TooLargePackException;

/** Ends a transfer that gets too large (B61). */
final class LimitedPackStream extends FilterInputStream {
    private final long limit;
    private long count;

    LimitedPackStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        add(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        add(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = super.skip(length);
        add(skipped);
        return skipped;
    }

    private void add(long bytes) throws TooLargePackException {
        count += bytes;
        if (count > limit) {
            throw new TooLargePackException(limit);
        }
    }
}
