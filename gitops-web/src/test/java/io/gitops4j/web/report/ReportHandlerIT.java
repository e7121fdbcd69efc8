package io.gitops4j.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.web.LoopbackServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportHandlerIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private LoopbackServer server;
    private ReportPage page = Shop.page();

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer("/report", new ReportHandler(() -> page));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void servesThePageOnceAndSaysThenThatNothingChanged() throws Exception {
        HttpResponse<String> first = get("/report");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(page.html());
        assertThat(header(first, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(first, "Content-Security-Policy")).isEqualTo(page.contentSecurityPolicy());
        assertThat(header(first, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(first, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(first, "Cache-Control")).isEqualTo("private, no-cache");

        String tag = header(first, "ETag");
        assertThat(get("/report", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("/report", "If-None-Match", "\"other\", W/" + tag).statusCode())
                .isEqualTo(304);
        page = Fleet.page(3);
        assertThat(get("/report", "If-None-Match", tag).body()).isEqualTo(page.html());
    }

    @Test
    void compressesForThoseWhoTakeIt() throws Exception {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(server.uri("/report"))
                        .header("Accept-Encoding", "br;q=1.0, gzip;q=0.8")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(page.html());
        }
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isNotEqualTo(header(get("/report"), "ETag"));
        assertThat(get("/report", "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aHeadHasTheHeadersAlone() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server.uri("/report"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isEqualTo(header(get("/report"), "ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/report/other", "/reports", "/report/%2e%2e/x", "/report//"})
    void thereIsNothingElse(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingCanBeSentToIt() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server.uri("/report"))
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
