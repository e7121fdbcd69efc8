package io.gitops4j.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestCountsTest {

    private static final String METRICS = """
            # TYPE apiserver_request_total counter
            apiserver_request_total{code="200",component="apiserver",dry_run="",group="apps",resource="deployments",scope="resource",subresource="",verb="APPLY",version="v1"} 3
            apiserver_request_total{code="409",component="apiserver",dry_run="",group="apps",resource="deployments",scope="resource",subresource="",verb="APPLY",version="v1"} 1
            apiserver_request_total{code="200",component="apiserver",dry_run="All",group="apps",resource="deployments",scope="resource",subresource="",verb="APPLY",version="v1"} 2
            apiserver_request_total{code="200",component="apiserver",dry_run="",group="apps",resource="deployments",scope="resource",subresource="scale",verb="PATCH",version="v1"} 1e+06
            apiserver_request_total{code="200",component="apiserver",dry_run="",group="",resource="",scope="",subresource="/readyz",verb="GET",version=""} 9
            apiserver_request_terminations_total{code="504",component="apiserver",group="",resource="pods",scope="",subresource="",verb="GET",version="v1"} 9
            """;

    @Test
    void readsTheMetricsOfTheApiServer() {
        assertThat(ApiServerMetrics.requests(METRICS).asMap())
                .containsExactly(
                        Map.entry("APPLY deployments", 4L),
                        Map.entry("APPLY deployments dry-run", 2L),
                        Map.entry("PATCH deployments/scale", 1_000_000L));
    }

    @Test
    void tellsWhatCameSince() {
        RequestCounts before = new RequestCounts(Map.of("GET pods", 2L, "LIST pods", 5L));
        RequestCounts after = new RequestCounts(Map.of("GET pods", 2L, "LIST pods", 8L, "WATCH pods", 1L));

        RequestCounts since = after.since(before);

        assertThat(since).hasToString("{LIST pods=3, WATCH pods=1}");
        assertThat(since.of("LIST pods")).isEqualTo(3);
        assertThat(since.of("GET pods")).isZero();
        assertThat(since.total()).isEqualTo(4);
        assertThat(since.only(request -> request.startsWith("WATCH")).total()).isEqualTo(1);
    }

    @Test
    void noticesARestartInBetween() {
        RequestCounts before = new RequestCounts(Map.of("GET pods", 2L));

        assertThatThrownBy(() -> new RequestCounts(Map.of()).since(before))
                .hasMessageContaining("the server was restarted");
    }
}
