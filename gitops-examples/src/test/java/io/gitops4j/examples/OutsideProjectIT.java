package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.GitOps;
import io.gitops4j.api.Plan;
import io.gitops4j.git.GitSource;
import io.gitops4j.waml.WamlParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project of somebody else, with a target of its own, built by Maven against our artifacts as they would be installed. */
@Timeout(600)
class OutsideProjectIT {
    private static final Path WORK = Path.of("target", "outside").toAbsolutePath();
    private static final Path PROJECT = WORK.resolve("project");
    private static final Path JAR = PROJECT.resolve("target/platform-1.0.0.jar");

    @TempDir
    Path folder;

    @BeforeAll
    static void buildIt() throws Exception {
        FileTree.delete(PROJECT);
        FileTree.copy(Path.of("src/it/outside"), PROJECT);
        LocalRepository repository = new LocalRepository(WORK.resolve("repository"));
        assertThat(PROJECT.resolve("pom.xml"))
                .content()
                .contains("<gitops4j.version>" + repository.version() + "</gitops4j.version>");
        repository.installPom("gitops-parent", Path.of("../pom.xml"));
        repository.installPom("gitops-bom", Path.of("../gitops-bom/pom.xml"));
        repository.installJar("gitops-api", Plan.class);
        repository.installJar("gitops-core", GitOps.class);
        repository.installJar("gitops-git-jgit", GitSource.class);
        repository.installJar("gitops-waml", WamlParser.class);
        Path settings = repository.settings(Path.of(property("gitops4j.local.repository")));
        try (ChildProcess maven = ChildProcess.start(
                PROJECT,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(mvn(), "-B", "-U", "-ntp", "-s", settings.toString(), "package"))) {
            assertThat(maven.await()).as("mvn package:%n%s", maven.text()).isZero();
        }
    }

    @Test
    @DisplayName("on the class path, it finds its own target and reconciles")
    void reconcilesOnTheClassPath() throws Exception {
        assertReconciles("running in unnamed module", List.of("-jar", JAR.toString()));
    }

    @Test
    @DisplayName("on the module path, it finds its own target and reconciles")
    void reconcilesOnTheModulePath() throws Exception {
        List<String> path = new ArrayList<>(List.of(JAR.toString()));
        path.addAll(dependencies());
        assertReconciles(
                "running in module com.example.platform",
                List.of(
                        "--module-path",
                        String.join(File.pathSeparator, path),
                        "--module",
                        "com.example.platform/com.example.platform.Main"));
    }

    private void assertReconciles(String where, List<String> launch) throws Exception {
        try (TestRepository repository = TestRepository.in(folder.resolve("services"))) {
            repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2)));
            List<String> command = new ArrayList<>(launch);
            command.addAll(List.of(repository.url(), "versions.properties", "work"));
            try (ChildProcess program = ChildProcess.java(folder, command)) {
                assertThat(program.await()).as(program.text()).isZero();
                assertThat(program.text())
                        .contains(where, "first run: production APPLIED", "second run: production IN_SYNC");
            }
        }
        Properties versions = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("versions.properties"))) {
            versions.load(reader);
        }
        assertThat(versions).containsExactlyEntriesOf(Map.of("cart", "platform.production example/cart:1.0.0"));
    }

    /** The jars that Maven put on the class path of the built jar. */
    private static List<String> dependencies() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return List.of(jar.getManifest()
                            .getMainAttributes()
                            .getValue("Class-Path")
                            .split(" "))
                    .stream()
                    .map(entry -> Path.of(URI.create(entry)).toString())
                    .toList();
        }
    }

    private static String mvn() {
        boolean windows = File.separatorChar == '\\';
        return Path.of(property("gitops4j.maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString();
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        assertThat(value).as("system property %s, which the build sets", name).isNotBlank();
        return value;
    }
}
