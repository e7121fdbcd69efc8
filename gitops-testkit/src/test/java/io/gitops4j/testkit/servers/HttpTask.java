package io.gitops4j.testkit.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;

/**
 * A program for real tasks: an HTTP server that answers every request with one status.
 *
 * <p>It listens on loopback at the port named by the environment variable {@code NOMAD_PORT_http}, and answers 200, or what the
 * variable {@code HTTP_TASK_STATUS} says.
 */
public final class HttpTask {

    private HttpTask() {}

    /** The command that runs this program with the JDK of the running tests, the program's path first. */
    public static List<String> command() {
        CodeSource source = HttpTask.class.getProtectionDomain().getCodeSource();
        try {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx24m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    Path.of(source.getLocation().toURI()).toString(),
                    HttpTask.class.getName());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a folder or a jar: " + source.getLocation(), e);
        }
    }

    /** Runs until it is ended. */
    public static void main(String... arguments) throws IOException {
        int port = Integer.parseInt(variable("NOMAD_PORT_http", "8080"));
        int status = Integer.parseInt(variable("HTTP_TASK_STATUS", "200"));
        byte[] body = ("status " + status + "\n").getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static String variable(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}
