package io.gitops4j.git.internal;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Ends when the operation does, so that a server which trickles bytes for ever is no way around a deadline (F21). */
final class DeadlineInputStream extends FilterInputStream {
    private final Operation operation;

    DeadlineInputStream(InputStream in, Operation operation) {
        super(in);
        this.operation = operation;
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        check();
        return super.read(buffer, offset, length);
    }

    private void check() throws IOException {
        try {
            operation.checkpoint();
        } catch (GitOpsException e) {
            InterruptedIOException stop = new InterruptedIOException("the operation is over");
            stop.initCause(e);
            throw stop;
        }
    }
}
