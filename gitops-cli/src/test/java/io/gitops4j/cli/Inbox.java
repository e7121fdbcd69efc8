package io.gitops4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes notices over HTTP, as a program would that somebody else has written. */
final class Inbox implements AutoCloseable {
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Inbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(new Received(
                        exchange.getRequestBody().readAllBytes(),
                        exchange.getRequestHeaders().getFirst("X-Gitops-Signature")));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    /** What came, with the signature that came with it. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    record Received(byte[] body, String signature) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(body);
        }

        /** Which signature it has to have. */
        String expected(String secret) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
