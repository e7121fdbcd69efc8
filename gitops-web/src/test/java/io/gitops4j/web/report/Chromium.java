package io.gitops4j.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A browser without a window, driven by its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/), that finds no host
 * on any network. Where it is not installed, tests that need it are skipped, and in CI they fail. Not thread-safe.
 */
final class Chromium implements AutoCloseable {
    private static final String ENABLE = "chromium is not installed. Do: apt-get install -y chromium";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int lastId;
    private String session = "";

    private Chromium(Process process, WebSocket socket, BlockingQueue<JsonNode> messages) {
        this.process = process;
        this.socket = socket;
        this.messages = messages;
    }

    /** With its files in that folder. */
    static Chromium start(Path folder) throws Exception {
        Optional<Path> program = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":", -1)).map(entry -> Path.of(entry, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (Boolean.parseBoolean(System.getenv("GITOPS4J_SERVERS_REQUIRED"))) {
            assertThat(program).as("required, but skipped: " + ENABLE).isPresent();
        }
        assumeTrue(program.isPresent(), ENABLE);
        Process process = new ProcessBuilder(
                        program.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.txt").toFile())
                .start();
        try {
            BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address(process, folder.resolve("chromium.txt")), new Reader(messages))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Chromium browser = new Chromium(process, socket, messages);
            browser.attach();
            return browser;
        } catch (Exception | AssertionError e) {
            end(process);
            throw e;
        }
    }

    /** The browser says where it listens; its output is looked at until it does. */
    private static URI address(Process process, Path output) throws Exception {
        String sign = "DevTools listening on ";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            for (String line :
                    Files.readString(output, StandardCharsets.ISO_8859_1).split("\n", -1)) {
                if (line.startsWith(sign) && line.strip().length() > sign.length()) {
                    return URI.create(line.substring(sign.length()).strip());
                }
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("chromium does not listen: " + Files.readString(output, StandardCharsets.ISO_8859_1));
    }

    /** Whole messages, as they come. */
    private static final class Reader implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages;
        private final StringBuilder text = new StringBuilder();

        Reader(BlockingQueue<JsonNode> messages) {
            this.messages = messages;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException("chromium sent no JSON", e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    private void attach() throws Exception {
        String target = call("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** Loads a page and waits until it has; the search of a page that is there already may be changed by its fragment. */
    void open(String address) throws Exception {
        JsonNode answer = call("Page.navigate", Map.of("url", address));
        assertThat(answer.path("errorText").asText("")).as(address).isEmpty();
        if (answer.has("loaderId")) {
            await("Page.loadEventFired");
        }
    }

    /** The value of an expression in the page. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        assertThat(answer.has("exceptionDetails"))
                .as("%s gives %s", expression, answer)
                .isFalse();
        return answer.path("result").path("value");
    }

    String text(String expression) throws Exception {
        return evaluate(expression).asText();
    }

    /** Presses and releases a key; the text is what it types, and may be empty. */
    void key(String key, String text) throws Exception {
        int code = Map.of("Tab", 9, "Enter", 13, "Escape", 27, " ", 32).getOrDefault(key, 0);
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "text", text, "windowsVirtualKeyCode", code));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    void screen(int width, int height, String scheme) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    byte[] screenshot() throws Exception {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png"))
                        .path("data")
                        .asText());
    }

    /** Everything that it asked for, pages included. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What went wrong in a page, in the words of the console. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = ++lastId;
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (true) {
            JsonNode answer = next(method);
            if (answer.path("id").asInt() == id) {
                assertThat(answer.has("error")).as("%s says %s", method, answer).isFalse();
                return answer.path("result");
            }
        }
    }

    private void await(String event) throws InterruptedException {
        while (!seen.remove(event)) {
            next(event);
        }
    }

    private JsonNode next(String awaited) throws InterruptedException {
        JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("chromium says nothing while " + awaited + " is awaited");
        }
        JsonNode params = message.path("params");
        switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" ->
                requests.add(params.path("request").path("url").asText());
            case "Runtime.exceptionThrown" ->
                complaints.add(params.path("exceptionDetails").toString());
            case "Log.entryAdded" ->
                complaints.add(params.path("entry").path("text").asText());
            case "Page.loadEventFired" -> seen.add("Page.loadEventFired");
            default -> {}
        }
        return message;
    }

    @Override
    public void close() {
        socket.abort();
        end(process);
    }

    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
