package io.gitops4j.testkit.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An HTTP server that counts its requests by name, and that fails or goes away when a test wants it to. */
final class LoopbackServer implements AutoCloseable {

    static {
        // Without it the JDK's server sends head and body apart and waits 40 ms in between. It is read only once in a
        // JVM.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Function<HttpExchange, String> requestName;
    private final HttpHandler handler;
    private final int port = FreePorts.next();
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final NextFailures nextFailures = new NextFailures();
    private Optional<Running> running = Optional.empty();

    LoopbackServer(Function<HttpExchange, String> requestName, HttpHandler handler) {
        this.requestName = requestName;
        this.handler = handler;
        restore();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    RequestCounts requestCounts() {
        return new RequestCounts(counts);
    }

    void failNext(int requests, int status, Map<String, String> headers) {
        nextFailures.plan(requests, new Failure(status, headers));
    }

    /** Breaks all connections and refuses new ones. */
    synchronized void cut() {
        running.ifPresent(Running::stop);
        running = Optional.empty();
    }

    /** Listens again, on the same port. */
    synchronized void restore() {
        if (running.isEmpty()) {
            running = Optional.of(Running.start(port, this::serve));
        }
    }

    @Override
    public void close() {
        cut();
    }

    private void serve(HttpExchange exchange) throws IOException {
        counts.merge(requestName.apply(exchange), 1L, Long::sum);
        Optional<Failure> failure = nextFailures.take();
        if (failure.isEmpty()) {
            handler.handle(exchange);
            return;
        }
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        failure.get().headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(failure.get().status(), -1);
        exchange.close();
    }

    private record Running(HttpServer server, ExecutorService threads) {

        static Running start(int port, HttpHandler handler) {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
                ExecutorService threads = Executors.newCachedThreadPool(Running::daemon);
                server.setExecutor(threads);
                server.createContext("/", handler);
                server.start();
                return new Running(server, threads);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen on port " + port, e);
            }
        }

        void stop() {
            server.stop(0);
            threads.shutdownNow();
            try {
                if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("requests on " + server.getAddress() + " do not end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "loopback-server");
            thread.setDaemon(true);
            return thread;
        }
    }

    private record Failure(int status, Map<String, String> headers) {}

    /** The answers that a test wants instead of real ones. */
    private static final class NextFailures {

        private int left;
        private Failure failure = new Failure(500, Map.of());

        synchronized void plan(int requests, Failure wanted) {
            left = requests;
            failure = wanted;
        }

        synchronized Optional<Failure> take() {
            if (left == 0) {
                return Optional.empty();
            }
            left--;
            return Optional.of(failure);
        }
    }
}
