package io.gitops4j.testkit.servers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers one HTTP request by git's own CGI program, {@code git http-backend}. */
final class GitBackend {

    private final Path root;

    GitBackend(Path root) {
        this.root = root;
    }

    /**
     * Serves {@code exchange}.
     *
     * @param limit how many bytes of the answer's body are sent before the connection breaks
     */
    void serve(HttpExchange exchange, String user, long limit) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of("git", "http-backend")).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment(exchange, user));
        Process process = builder.start();
        try {
            Thread feeder = new Thread(() -> feed(exchange, process), "git-http-backend-input");
            feeder.setDaemon(true);
            feeder.start();
            answer(exchange, new BufferedInputStream(process.getInputStream()), limit);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Map<String, String> environment(HttpExchange exchange, String user) {
        Map<String, String> environment = new HashMap<>(GitCommand.environment());
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put("REMOTE_ADDR", "127.0.0.1");
        environment.put("REMOTE_USER", user);
        String query = exchange.getRequestURI().getRawQuery();
        environment.put("QUERY_STRING", query == null ? "" : query);
        Headers headers = exchange.getRequestHeaders();
        copy(headers, "Content-Type", environment, "CONTENT_TYPE");
        copy(headers, "Content-Length", environment, "CONTENT_LENGTH");
        copy(headers, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
        copy(headers, "Git-Protocol", environment, "GIT_PROTOCOL");
        return environment;
    }

    private static void copy(Headers headers, String header, Map<String, String> environment, String variable) {
        String value = headers.getFirst(header);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    private static void feed(HttpExchange exchange, Process process) {
        try (OutputStream input = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(input);
        } catch (IOException e) {
            // One of the two sides has gone; the thread that answers notices it, too.
        }
    }

    private static void answer(HttpExchange exchange, InputStream output, long limit) throws IOException {
        int status = 200;
        for (String line = headerLine(output); !line.isEmpty(); line = headerLine(output)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            if (name.equalsIgnoreCase("Status")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(name, value);
            }
        }
        exchange.getResponseHeaders().remove("Content-Length");
        exchange.sendResponseHeaders(status, 0);
        copy(output, exchange.getResponseBody(), limit);
        exchange.close();
    }

    private static String headerLine(InputStream output) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = output.read(); next != '\n'; next = output.read()) {
            if (next < 0) {
                throw new IOException("git http-backend ended before its answer");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void copy(InputStream from, OutputStream to, long limit) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long left = limit;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, (int) Math.min(read, left));
            to.flush();
            left -= read;
            if (left < 0) {
                throw new IOException("cut on purpose after " + limit + " bytes");
            }
        }
    }
}
