package io.gitops4j.target.nomad.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.MergePatch;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Link;
import io.gitops4j.api.spec.Security;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Volume;
import io.gitops4j.api.spec.VolumeMount;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.target.nomad.TaskDriver;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of a service changes the job, or is named by a finding; only what policies alone read does neither. */
class NoSilentFieldTest {
    record Field(String name, UnaryOperator<ServiceSpec.Builder> set) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Field> fields() {
        return List.of(
                new Field("name", spec -> spec.name("Other")),
                new Field("owner", spec -> spec.owner("team@example.com")),
                new Field("slack", spec -> spec.slack("#team")),
                new Field("template", spec -> spec.template("frontend-default")),
                // Not slos: the engine makes rules of them, or says that it does not.
                new Field("labels", spec -> spec.labels(Map.of("finops-team", "a"))),
                new Field("dependencies", spec -> spec.dependencies(List.of("example/users"))),
                new Field("links", spec -> spec.links(List.of(new Link("a", "https://example.com")))),
                new Field("volumes", spec -> spec.volumes(List.of(Volume.claim("data", "orders-data")))),
                new Field("extensions", spec -> spec.extensions(Map.of("other", MergePatch.of(Map.of())))),
                new Field(
                        "files",
                        container(main ->
                                main.files(List.of(new ConfigFile("/etc/a", "a", OptionalInt.empty(), false))))),
                new Field(
                        "mode",
                        container(main ->
                                main.files(List.of(new ConfigFile("/etc/a", "a", OptionalInt.of(0600), false))))),
                new Field(
                        "mounts",
                        spec -> container(main -> main.mounts(List.of(new VolumeMount("data", "/data", false))))
                                .apply(spec.volumes(List.of(Volume.temporary("data", OptionalLong.empty()))))),
                new Field("nonRoot", security(true, false, List.of(), List.of())),
                new Field("readOnlyRoot", security(false, true, List.of(), List.of())),
                new Field("added", security(false, false, List.of("NET_RAW"), List.of())),
                new Field("dropped", security(false, false, List.of(), List.of("ALL"))));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void itChangesTheJobOrIsToldWithEveryDriver(Field field) {
        ServiceSpec plain = container(UnaryOperator.identity())
                .apply(RenderCases.minimal("default").toBuilder())
                .build();
        ServiceSpec set = field.set().apply(plain.toBuilder()).build();
        for (TaskDriver driver : TaskDriver.values()) {
            assertThat(rendered(set, driver)).as("%s", driver).isNotEqualTo(rendered(plain, driver));
        }
    }

    private static String rendered(ServiceSpec spec, TaskDriver driver) {
        return Golden.text(new JobRenderer(RenderCases.options().driver(driver).build())
                .render(new RenderRequest("prod", "team-a", spec)));
    }

    private static UnaryOperator<ServiceSpec.Builder> security(
            boolean nonRoot, boolean readOnly, List<String> added, List<String> dropped) {
        return container(main -> main.security(new Security(nonRoot, OptionalLong.empty(), readOnly, added, dropped)));
    }

    private static UnaryOperator<ServiceSpec.Builder> container(UnaryOperator<Container.Builder> change) {
        Container.Builder main = RenderCases.minimal("default").container().toBuilder()
                .security(new Security(false, OptionalLong.empty(), false, List.of(), List.of()));
        return spec -> spec.containers(List.of(change.apply(main).build()));
    }
}
