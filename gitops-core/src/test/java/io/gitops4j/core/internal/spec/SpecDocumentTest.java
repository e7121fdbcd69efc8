package io.gitops4j.core.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.MergePatch;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Security;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Volume;
import io.gitops4j.api.spec.VolumeMount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
                spec.toBuilder().containers(List.of(spec.container())).build(),
                spec.toBuilder()
                        .volumes(List.of(Volume.claim("data", "cart-data")))
                        .build(),
                spec.toBuilder()
                        .volumes(List.of(Volume.temporary("data", OptionalLong.of(1024))))
                        .build(),
                spec.toBuilder()
                        .extensions(Map.of("nomad", MergePatch.of(Map.of("Priority", 70))))
                        .build(),
                withMain(spec, spec.container().toBuilder().files(List.of(file("a", false)))),
                withMain(spec, spec.container().toBuilder().files(List.of(file("", false)))),
                withMain(spec, spec.container().toBuilder().mounts(List.of(new VolumeMount("data", "/data", true)))),
                withMain(
                        spec,
                        spec.container().toBuilder()
                                .security(new Security(true, OptionalLong.of(7), true, List.of(), List.of("ALL")))));

        assertThat(others).extracting(SpecDocument::of).doesNotHaveDuplicates().doesNotContain(SpecDocument.of(spec));
    }

    private static ServiceSpec withMain(ServiceSpec spec, Container.Builder main) {
        return spec.toBuilder().containers(List.of(main.build())).build();
    }

    private static ConfigFile file(String content, boolean sensitive) {
        return new ConfigFile("/etc/app.conf", content, OptionalInt.empty(), sensitive);
    }

    @Test
    void tellsWhatAPatchRemoves() {
        Map<String, Object> update = new HashMap<>();
        update.put("Canary", null);
        ServiceSpec spec = Services.small("cart", "1.0").toBuilder()
                .extensions(Map.of("nomad", MergePatch.of(Map.of("Update", update, "Priority", 70))))
                .build();

        assertThat(SpecDocument.of(spec).find("extensions", "nomad", "removes")).contains(List.of("/Update/Canary"));
        assertThat(SpecDocument.of(spec).find("extensions", "nomad", "sets", "Priority"))
                .contains(70L);
    }

    @Test
    void theContentOfASensitiveFileIsMaskedInADiff() {
        ServiceSpec spec = Services.small("cart", "1.0");
        ServiceSpec before = withMain(spec, spec.container().toBuilder().files(List.of(file("key=hunter1", true))));
        ServiceSpec after = withMain(spec, spec.container().toBuilder().files(List.of(file("key=hunter2", true))));

        assertThat(SpecDocument.sensitive(after)).containsExactly("/etc/app.conf");
        assertThat(FieldDiff.between(SpecDocument.of(before), SpecDocument.of(after), SpecDocument.sensitive(after)))
                .isNotEmpty()
                .allSatisfy(diff -> assertThat(diff.toString()).doesNotContain("hunter"));
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
