package io.gitops4j.git;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes connections on loopback and answers each with the beginning of an answer, then with blanks, one at a time, for ever. */
final class SlowServer implements AutoCloseable {
    private final ServerSocket socket;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final byte[] start;
    private final long pauseMillis;

    private SlowServer(ServerSocket socket, String start, long pauseMillis) {
        this.socket = socket;
        this.start = start.getBytes(StandardCharsets.US_ASCII);
        this.pauseMillis = pauseMillis;
    }

    static SlowServer answering(String start, long pauseMillis) {
        try {
            SlowServer server =
                    new SlowServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), start, pauseMillis);
            Thread thread = new Thread(server::serve, "slow-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/shop.git";
    }

    private void serve() {
        while (stopped.getCount() > 0) {
            try (Socket client = socket.accept();
                    OutputStream out = client.getOutputStream()) {
                out.write(start);
                out.flush();
                while (!stopped.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                    out.flush();
                }
            } catch (IOException e) {
                // The client has gone, as it should.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
