package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gitops4j.testkit.servers.ServerBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;

/**
 * GitHub as its own OpenAPI description has it: every request is checked against it, every answer too, and GitHub's limits of requests that
 * create content are kept by the test's clock. What is not in the description, a test scripts.
 */
public final class GitHubServer implements AutoCloseable {
    static {
        // Without it the JDK's server waits 40 ms between head and body. It is read only once in a JVM.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicReference<OpenApi> DESCRIPTION = new AtomicReference<>();

    private final OpenApi description;
    private final GitHubState state;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "github-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> requests = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<Instant> writes = new ArrayList<>();
    private final Deque<Script> script = new ArrayDeque<>();
    private String signedLogin = "";
    private boolean down;

    /** What happens instead of, or after, the next request. */
    public record Script(int status, Map<String, String> headers, String body, boolean afterwards) {
        /** This answer, and nothing is done. */
        public static Script answer(int status, String body, String... headers) {
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                map.put(headers[i], headers[i + 1]);
            }
            return new Script(status, map, body, false);
        }

        /** As always. */
        public static Script pass() {
            return new Script(200, Map.of(), "", true);
        }

        /** The request is carried out, and its answer is lost. */
        public static Script lost() {
            return new Script(0, Map.of(), "", true);
        }
    }

    private GitHubServer(OpenApi description, Clock clock) {
        this.description = description;
        this.clock = clock;
        this.state = new GitHubState(description, clock);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** One that keeps limits by that clock; a test without GitHub's description is skipped, or fails where it must not be. */
    public static GitHubServer start(Clock clock) {
        Optional<Path> file = ServerBinaries.configured().githubDescription();
        if (file.isEmpty()) {
            String why = "GitHub's OpenAPI description is not there. Do: " + ServerBinaries.ENABLE_COMMAND;
            if (ServerBinaries.required()) {
                throw new IllegalStateException(why);
            }
            Assumptions.abort(why);
        }
        DESCRIPTION.compareAndSet(null, OpenApi.read(file.get(), Paths.ALL));
        return new GitHubServer(DESCRIPTION.get(), clock);
    }

    /** Its API. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it holds. */
    public GitHubState state() {
        return state;
    }

    /** The next requests, one each. */
    public synchronized void next(Script... scripts) {
        script.addAll(List.of(scripts));
    }

    /** From now on it answers nothing but 503, or serves again. */
    public synchronized void down(boolean value) {
        down = value;
    }

    /** Every request so far as method and path with its numbers left out. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Forgets the requests. */
    public synchronized void forgetRequests() {
        requests.clear();
    }

    /** The login of the last request for a token of an installation. */
    public synchronized String signedLogin() {
        return signedLogin;
    }

    /** When content was created. */
    public synchronized List<Instant> writes() {
        return List.copyOf(writes);
    }

    /** What GitHub's description does not allow, of requests and of answers; and limits that were not kept. */
    public synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Request(
            String method, String path, Map<String, String> query, Optional<JsonNode> body, String login) {}

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI().getRawQuery()),
                    bytes.length == 0 ? Optional.empty() : Optional.of(JSON.readTree(bytes)),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Answer answer = answer(request, exchange);
            if (answer.status() == 0) {
                return; // closes the connection without an answer
            }
            byte[] body = answer.json() == null
                    ? new byte[0]
                    : answer.json().toString().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            if (answer.status() == 200 && request.method.equals("GET")) {
                String etag = "\"" + Integer.toHexString(java.util.Arrays.hashCode(body)) + "\"";
                exchange.getResponseHeaders().set("ETag", etag);
                if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Answer answer(Request request, HttpExchange exchange) {
        Optional<OpenApi.Operation> found = description.find(request.method, request.path);
        requests.add(
                request.method + " " + found.map(OpenApi.Operation::template).orElse(request.path));
        if (request.path.endsWith("/access_tokens")) {
            signedLogin = request.login;
        }
        if (down) {
            return Answer.error(503, "Service Unavailable");
        }
        Script next = script.poll();
        if (next != null && !next.afterwards) {
            return new Answer(next.status, next.headers, message(next.body));
        }
        if (found.isEmpty()) {
            wrong.add("no such operation: " + request.method + " " + request.path);
            return Answer.error(404, "Not Found");
        }
        for (String header : List.of("Accept", "X-GitHub-Api-Version", "User-Agent", "Authorization")) {
            if (!exchange.getRequestHeaders().containsKey(header)) {
                wrong.add(request.method + " " + request.path + ": no header " + header);
            }
        }
        description
                .wrong(found.get(), request.query, request.body)
                .forEach(fault -> wrong.add(request.method + " " + request.path + ": " + fault));
        if (!request.method.equals("GET") && !request.path.startsWith("/app/") && limited()) {
            wrong.add("a limit was not kept at " + clock.instant());
            return new Answer(
                    403,
                    Map.of("retry-after", "60"),
                    message(
                            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."));
        }
        Answer answer = state.answer(request.method, found.get(), request.query, request.body, request.login);
        if (answer.status() < 400 && answer.json() != null) {
            description
                    .wrongAnswer(found.get(), answer.status(), answer.json())
                    .forEach(fault -> wrong.add(request.method + " " + request.path + " answers: " + fault));
        }
        return next != null && next.status == 0 ? new Answer(0, Map.of(), null) : answer;
    }

    /** GitHub's own: 80 requests that create content in a minute, 500 in an hour. */
    private boolean limited() {
        Instant now = clock.instant();
        writes.add(now);
        return since(now.minus(Duration.ofMinutes(1))) > 80 || since(now.minus(Duration.ofHours(1))) > 500;
    }

    private long since(Instant time) {
        return writes.stream().filter(at -> at.isAfter(time)).count();
    }

    private static ObjectNode message(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
