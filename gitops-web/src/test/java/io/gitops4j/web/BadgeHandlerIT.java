package io.gitops4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ServiceStatus;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeHandlerIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        EnvironmentState prod = new EnvironmentState(
                "prod",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(BadgeTest.state(ServiceStatus.DEPLOYED, HealthState.HEALTHY)),
                List.of());
        server = new LoopbackServer("/badges", new BadgeHandler(() -> Map.of("prod", prod)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void servesTheBadgeOnceAndSaysThenThatNothingChanged() throws Exception {
        HttpResponse<String> first = get("/badges/prod/cart.svg");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(new Badge("cart", "healthy", BadgeColor.GREEN).svg());
        assertThat(first.headers().firstValue("Content-Type")).contains("image/svg+xml; charset=utf-8");
        assertThat(first.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");

        HttpResponse<String> second = client.send(
                HttpRequest.newBuilder(server.uri("/badges/prod/cart.svg"))
                        .header(
                                "If-None-Match",
                                first.headers().firstValue("ETag").orElseThrow())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/badges/prod/other.svg",
                "/badges/other/cart.svg",
                "/badges/prod/%3Cscript%3E.svg",
                "/badges/../prod/cart.svg",
                "/badges/prod/../../etc/passwd",
                "/badges/prod/cart",
                "/badges"
            })
    void b76_everythingElseIsOneNeutralBadge(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Badge.unknown().svg());
    }

    @Test
    void b76_aNameOfTenKilobytesIsNoError() throws Exception {
        assertThat(get("/badges/prod/" + "x".repeat(10_000) + ".svg").body())
                .isEqualTo(Badge.unknown().svg());
    }

    @Test
    void nothingCanBeSentToIt() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server.uri("/badges/prod/cart.svg"))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(server.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
