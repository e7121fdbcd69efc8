package io.gitops4j.testkit.servers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bare repositories served over HTTP on loopback by git's own {@code git http-backend}, for fetch and push.
 *
 * <p>Everybody may read and write until {@link #requireLogin}. Thread-safe.
 */
public final class GitHttpServer implements AutoCloseable {

    private final DataFolder data = DataFolder.create("git");
    private final GitBackend backend = new GitBackend(data.path());
    private final AtomicLong nextLimit = new AtomicLong(Long.MAX_VALUE);
    private volatile Optional<Login> login = Optional.empty();
    private final LoopbackServer server = new LoopbackServer(GitHttpServer::service, this::serve);
    private final CloseAtExit closeAtExit = CloseAtExit.of("git", this::close);

    private GitHttpServer() {}

    /** Starts a server without repositories. */
    public static GitHttpServer start() {
        return new GitHttpServer();
    }

    /** Whether there is a git here that can serve. */
    static boolean isAvailable() {
        try {
            Path programs = Path.of(GitCommand.run(Path.of("."), "--exec-path"));
            return Files.isExecutable(programs.resolve("git-http-backend"));
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Makes an empty bare repository with branch {@code main} and returns the address to clone it from. */
    public URI createRepository(String name) {
        GitCommand.run(data.path(), "init", "--quiet", "--bare", name + ".git");
        Path repository = folder(name);
        GitCommand.run(repository, "config", "http.receivepack", "true");
        GitCommand.run(repository, "config", "uploadpack.allowFilter", "true");
        GitCommand.run(repository, "config", "uploadpack.allowAnySHA1InWant", "true");
        return uri(name);
    }

    /** Where a repository is cloned from. */
    public URI uri(String name) {
        return server.address().resolve("/" + name + ".git");
    }

    /** As {@link #uri}, with the user and password that {@link #requireLogin} has set. */
    public URI uriWithLogin(String name) {
        Login current = login.orElseThrow(() -> new IllegalStateException("no login is set. Do: requireLogin first."));
        return URI.create(
                uri(name).toString().replace("http://", "http://" + current.user() + ":" + current.password() + "@"));
    }

    /** The bare repository on disk. */
    public Path folder(String name) {
        return data.resolve(name + ".git");
    }

    /** From now on every request needs basic authentication; letters and digits only, since they go into addresses. */
    public void requireLogin(String user, String password) {
        login = Optional.of(new Login(user, password));
    }

    /**
     * Every request that arrived, by {@code info/refs upload-pack} and {@code upload-pack} for a fetch, {@code info/refs
     * receive-pack} and {@code receive-pack} for a push, and {@code other}.
     */
    public RequestCounts requestCounts() {
        return server.requestCounts();
    }

    /** Answers the next {@code requests} with {@code status} and an empty body. */
    public void failNext(int requests, int status) {
        server.failNext(requests, status, Map.of());
    }

    /** Breaks the connection of the next answer after {@code bytes} of its body. */
    public void breakNextAnswerAfter(long bytes) {
        nextLimit.set(bytes);
    }

    /** Breaks all connections and refuses new ones. */
    public void cut() {
        server.cut();
    }

    /** Ends a {@link #cut()}: the same address takes connections again. */
    public void restore() {
        server.restore();
    }

    /** Stops serving and deletes the repositories. */
    @Override
    public void close() {
        server.close();
        data.delete();
        closeAtExit.cancel();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Optional<Login> needed = login;
        if (needed.isPresent() && !needed.get().isIn(exchange)) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        backend.serve(exchange, needed.map(Login::user).orElse("anyone"), nextLimit.getAndSet(Long.MAX_VALUE));
    }

    private static String service(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        if (path.endsWith("/info/refs")) {
            return "info/refs " + query.replace("service=git-", "");
        }
        if (path.endsWith("/git-upload-pack")) {
            return "upload-pack";
        }
        return path.endsWith("/git-receive-pack") ? "receive-pack" : "other";
    }

    private record Login(String user, String password) {

        boolean isIn(HttpExchange exchange) {
            String expected = "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        }

        @Override
        public String toString() {
            return user;
        }
    }
}
