package io.gitops4j.core.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.spec.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecDocumentTest {
    @Test
    void leavesOutWhatIsNotSaid() {
        assertThat(SpecDocument.of(Services.small("cart", "1.0")).toJson())
                .isEqualTo("{\"service\":\"cart\",\"name\":\"cart\",\"namespace\":\"devx\",\"workload\":\"service\","
                        + "\"scaling\":{\"replicas\":1,\"maxSurge\":\"1\",\"maxUnavailable\":\"0\"},"
                        + "\"containers\":[{\"name\":\"app\",\"image\":\"example/cart:1.0\"}]}");
    }

    @Test
    void isEqualForEqualServices() {
        ServiceSpec spec = Services.whole();

        assertThat(SpecDocument.of(spec.toBuilder().build())).isEqualTo(SpecDocument.of(spec));
        assertThat(SpecDocument.of(spec).toJson())
                .isEqualTo(SpecDocument.of(spec.toBuilder().build()).toJson());
    }

    @Test
    void differsWhereverAServiceDiffers() {
        ServiceSpec spec = Services.whole();
        List<ServiceSpec> others = List.of(
                spec.toBuilder().name("x").build(),
                spec.toBuilder().owner("x").build(),
                spec.toBuilder().slack("x").build(),
                spec.toBuilder().template("x").build(),
                spec.toBuilder().labels(Map.of()).build(),
                spec.toBuilder().options(Map.of()).build(),
                spec.toBuilder().dependencies(List.of()).build(),
                spec.toBuilder().links(List.of()).build(),
                spec.toBuilder().slos(List.of()).build(),
                spec.toBuilder().ingress(List.of()).build(),
                spec.toBuilder().services(List.of()).build(),
                spec.toBuilder().containers(List.of(spec.container())).build());

        assertThat(others).extracting(SpecDocument::of).doesNotHaveDuplicates().doesNotContain(SpecDocument.of(spec));
    }

    @Test
    void namesWhatMustBeMasked() {
        assertThat(SpecDocument.sensitive(Services.whole())).containsExactly("PASSWORD");
        assertThat(SpecDocument.sensitive(Services.small("cart", "1.0"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "1000,1000", "1024,1Ki", "1536,1536", "268435456,256Mi", "1073741824,1Gi"})
    void writesMemoryWithoutLoss(long bytes, String written) {
        assertThat(Units.memory(OptionalLong.of(bytes))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1m", "250,250m", "1000,1", "1500,1500m"})
    void writesCpuWithoutLoss(long millis, String written) {
        assertThat(Units.cpu(OptionalLong.of(millis))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0,0s", "1,1ms", "1500,1500ms", "60000,60s"})
    void writesTimeWithoutLoss(long millis, String written) {
        assertThat(Units.time(Duration.ofMillis(millis))).isEqualTo(written);
    }
}
