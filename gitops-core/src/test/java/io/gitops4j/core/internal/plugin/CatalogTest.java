package io.gitops4j.core.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyProvider;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside what the jars of a test bring, there are the policies of the engine itself. */
final class CatalogTest {
    @TempDir
    private Path directory;

    private Discovered<PolicyProvider> found(Path... jars) throws IOException {
        try (URLClassLoader loader = PluginJar.loader(jars)) {
            return Discovered.read(ServiceLoader.load(PolicyProvider.class, loader));
        }
    }

    private Path jar(String name, String body) {
        return PluginJar.of(directory, name, body);
    }

    @Test
    void findsWhatEachJarBrings() throws IOException {
        Discovered<PolicyProvider> found = found(jar("One", PluginJar.idIs("one")), jar("Two", PluginJar.idIs("two")));

        assertThat(found.unloadable()).isEmpty();
        assertThat(Catalog.of("policy", found, List.of()).ids())
                .containsExactly("branches", "namespaces", "one", "quota", "two", "warnings");
    }

    @Test
    void b77_twoWithOneIdNameBothClassesAndJars() throws IOException {
        Discovered<PolicyProvider> found =
                found(jar("One", PluginJar.idIs("same")), jar("Two", PluginJar.idIs("same")));

        assertThatThrownBy(() -> Catalog.of("policy", found, List.of()))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                .hasMessage("SPI-DUP: two policy providers have the id 'same': plugin.One in One.jar and plugin.Two in"
                        + " Two.jar. Do: remove one of the jars, or register the one you mean by hand.");
    }

    @Test
    void b77_registeringOneByHandSettlesIt() throws IOException {
        Discovered<PolicyProvider> found =
                found(jar("One", PluginJar.idIs("same")), jar("Two", PluginJar.idIs("same")));
        PolicyProvider meant = new ByHand("same");

        assertThat(Catalog.of("policy", found, List.of(meant)).get("same")).isSameAs(meant);
    }

    @Test
    void twoRegisteredByHandWithOneIdAreRefused() {
        assertThatThrownBy(
                        () -> Catalog.of("policy", Discovered.none(), List.of(new ByHand("same"), new ByHand("same"))))
                .hasMessageStartingWith("SPI-DUP");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Missing, ''",
        "Constructor, 'public Constructor() { throw new IllegalStateException(\"no\"); } ID'",
        "Initialiser, 'static final int N = Integer.parseInt(\"no\"); ID'",
        "Id, 'public String id() { throw new IllegalStateException(\"no\"); }'",
        "Nameless, 'public String id() { return null; }'",
        "Hidden, 'private Hidden() {} ID'"
    })
    void b79_aProviderThatCannotBeLoadedIsNamedAndHidesNoOther(String name, String body) throws IOException {
        Discovered<PolicyProvider> found = found(
                jar("First", PluginJar.idIs("first")),
                jar(name, body.replace("ID", PluginJar.idIs("broken"))),
                jar("Last", PluginJar.idIs("last")));

        assertThat(Catalog.of("policy", found, List.of()).ids())
                .containsExactly("branches", "first", "last", "namespaces", "quota", "warnings");
        assertThat(found.unloadable()).extracting(Diagnostic::code).containsExactly("SPI-LOAD");
        assertThat(found.unloadable().get(0)).asString().contains(name);
    }

    @Test
    void b78_aProviderOfAnotherVersionIsNamedWithBothVersionsAndHidesNoOther() throws IOException {
        Discovered<PolicyProvider> found = found(
                jar("Newer", "public int apiVersion() { return 2; } " + PluginJar.idIs("newer")),
                jar("Same", "public int apiVersion() { return API_VERSION; } " + PluginJar.idIs("same")));

        assertThat(Catalog.of("policy", found, List.of()).ids())
                .containsExactly("branches", "namespaces", "quota", "same", "warnings");
        assertThat(found.unloadable())
                .singleElement()
                .asString()
                .isEqualTo(
                        "SPI-VERSION: plugin.Newer in Newer.jar needs version 2 of the plug-in interfaces, and this engine"
                                + " has 1. Do: use a release of the plug-in that is made for this engine.");
    }

    @Test
    void anUnknownIdListsTheKnownOnesAndWhatCouldNotBeLoaded() throws IOException {
        Catalog<PolicyProvider> catalog =
                Catalog.of("policy", found(jar("One", PluginJar.idIs("one")), jar("Missing", "")), List.of());

        assertThatThrownBy(() -> catalog.get("two"))
                .isInstanceOfSatisfying(
                        GitOpsException.class,
                        e -> assertThat(e.diagnostics())
                                .extracting(Diagnostic::code)
                                .containsExactly("CONFIG-PROVIDER", "SPI-LOAD"))
                .hasMessageContaining(
                        "there is no policy provider 'two'. Do: use one of branches, namespaces, one, quota, warnings, or put the jar");
    }

    private record ByHand(String id) implements PolicyProvider {
        @Override
        public ConfigSpec configSpec() {
            return ConfigSpec.of();
        }

        @Override
        public Policy create(PluginConfig config, PluginContext context) {
            return request -> PolicyDecision.allow();
        }
    }
}
