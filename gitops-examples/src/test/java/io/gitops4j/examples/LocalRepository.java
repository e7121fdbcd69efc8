package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A local Maven repository with our artifacts, as installed; everything else comes from the user's, without a network. */
final class LocalRepository {
    private final Path root;
    private final String version;

    LocalRepository(Path root) throws IOException {
        this.root = root;
        String pom = Files.readString(Path.of("../gitops-bom/pom.xml"));
        this.version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
    }

    /** The version of all our artifacts. */
    String version() {
        return version;
    }

    void installPom(String artifact, Path pom) throws IOException {
        install(artifact, pom, "pom");
    }

    /** Installs the module's pom, and the jar that a class of it comes from. */
    void installJar(String artifact, Class<?> ofThatModule) throws IOException, URISyntaxException {
        Path jar = Path.of(
                ofThatModule.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(jar)
                .as("%s as a jar. Do: run this test with mvn verify", artifact)
                .isRegularFile();
        install(artifact, jar, "jar");
        installPom(artifact, Path.of("..", artifact, "pom.xml"));
    }

    private void install(String artifact, Path file, String type) throws IOException {
        Path folder = Files.createDirectories(
                root.resolve("io/gitops4j").resolve(artifact).resolve(version));
        Files.copy(file, folder.resolve(artifact + "-" + version + "." + type), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Settings in which the user's local repository is the only remote one. */
    Path settings(Path usersRepository) throws IOException {
        Path settings = root.resolveSibling("settings.xml");
        Files.writeString(settings, """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror>
                      <id>users-repository</id>
                      <mirrorOf>*</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(root, usersRepository.toUri()));
        return settings;
    }
}
