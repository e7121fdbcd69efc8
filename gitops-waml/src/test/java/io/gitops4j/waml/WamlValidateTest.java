package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Severity;
import io.gitops4j.waml.validation.ValidatedFile;
import io.gitops4j.waml.validation.Validation;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WamlValidateTest {
    private static final String VALID = Manifests.HEAD + "deploy:\n  prod: {}\n  dev: {}\n";

    private final Waml waml = new Waml();

    @TempDir
    private Path folder;

    @Test
    void aFolderIsCheckedWithAllManifestsBelowIt() throws IOException {
        write(".weave.yaml", VALID);
        write("services/b/.weave.yaml", VALID.replace("slug: shop", "slug: Shop"));
        write("services/a/.weave.yaml", VALID);
        write("services/a/weave.yaml", "not: one");
        write(".git/.weave.yaml", "not: one");
        write("services/a/.git/x/.weave.yaml", "not: one");

        Validation validation = waml.validate(folder);

        assertThat(validation.files())
                .extracting(ValidatedFile::path)
                .containsExactly(name(".weave.yaml"), name("services/a/.weave.yaml"), name("services/b/.weave.yaml"));
        assertThat(validation.services()).isEqualTo(4);
        assertThat(validation.valid()).isFalse();
        assertThat(validation.diagnostics())
                .extracting(Diagnostic::toString)
                .singleElement()
                .asString()
                .startsWith("WAML-NAME " + name("services/b/.weave.yaml") + ":2:7 slug: 'Shop' has 'S'");
    }

    @Test
    void filesAreNamedAsTheFolderWas() {
        Path shop = Path.of("src", "test", "resources", "manifests", "..", "manifests", "my-app.yaml");
        assertThat(waml.validate(shop).files())
                .extracting(ValidatedFile::path)
                .containsExactly("src/test/resources/manifests/my-app.yaml");
        assertThat(waml.validate(Path.of("..", "gitops-waml").resolve(shop)).files())
                .extracting(ValidatedFile::path)
                .as("a path that leads upwards, told whole")
                .containsExactly(shop.toAbsolutePath().normalize().toString().replace('\\', '/'));
    }

    @Test
    void oneFileIsCheckedWhateverItsName() {
        Validation validation = waml.validate(Path.of("src/test/resources/manifests/everything.yaml"));
        assertThat(validation.diagnostics()).isEmpty();
        assertThat(validation.services()).isEqualTo(3);
    }

    @Test
    void manifestsInMemoryAreAllChecked() {
        Map<String, byte[]> manifests = new LinkedHashMap<>();
        manifests.put("z.yaml", bytes(VALID + "nonsense: 1\n"));
        manifests.put("a.yaml", bytes(VALID.replace("{}", "{scaling: {replicas: -1}}")));

        Validation validation = waml.validate(manifests);

        assertThat(validation.diagnostics())
                .extracting(finding -> finding.position().orElseThrow() + " " + finding.code())
                .containsExactly("a.yaml:5:30 WAML-RANGE", "a.yaml:6:29 WAML-RANGE", "z.yaml:7:1 WAML-UNKNOWN");
        assertThat(validation).isEqualTo(waml.validate(new TreeMap<>(manifests)));
    }

    @Test
    void allDeployIdsAreCheckedUnlessEnvironmentsAreNamed() {
        Map<String, byte[]> manifest = Map.of(
                "a.yaml",
                bytes(Manifests.HEAD
                        + "deploy:\n  prod: {}\n  dev:\n    resources: {requests: {cpu: 9}, limits: {cpu: 1}}\n"));

        assertThat(waml.validate(manifest).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("WAML-QUANTITY");
        assertThat(waml.validate(manifest).services())
                .as("dev is held and prod goes on")
                .isEqualTo(1);
        assertThat(waml.validate(manifest, Set.of("prod")).diagnostics())
                .extracting(finding -> finding.severity() + " " + finding.code())
                .containsExactly("WARNING WAML-TARGET");
        assertThat(waml.validate(manifest, Set.of("prod", "dev")).valid()).isFalse();
    }

    @Test
    void linksInAFolderAreToldAndNotFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "password: hunter2\n");
        Files.writeString(outside.resolve(".weave.yaml"), VALID);
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("loop"), tree);
        Files.createSymbolicLink(tree.resolve("services"), outside);
        Files.createSymbolicLink(tree.resolve(".weave.yaml"), outside.resolve("secret"));

        for (Path path : new Path[] {tree, tree.resolve(".weave.yaml")}) {
            Validation validation = waml.validate(path);
            assertThat(validation.files()).hasSize(1);
            assertThat(validation.diagnostics())
                    .extracting(finding -> finding.severity() + " " + finding)
                    .containsExactly("ERROR SRC-SYMLINK " + name("tree/.weave.yaml")
                            + ": this is a symbolic link, and links are not followed. Do: put the file itself here.");
        }
        assertThat(waml.validate(Files.createSymbolicLink(folder.resolve("link"), outside))
                        .services())
                .as("a folder that was named itself may be a link")
                .isEqualTo(2);
    }

    @Test
    void whatIsNoFileIsNotOpened() throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve(".weave.yaml")));
            assertThat(waml.validate(folder).diagnostics())
                    .extracting(Diagnostic::code)
                    .containsExactly("SRC-KIND");
        }
    }

    @Test
    void aFileThatIsTooLargeIsNotReadWhole() throws IOException {
        Path file = folder.resolve(".weave.yaml");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(1L << 40).write(ByteBuffer.wrap(new byte[] {1})); // a terabyte, of which nothing is stored
        } catch (IOException e) {
            Assumptions.abort("no sparse files here: " + e.getMessage());
        }
        assertThat(waml.validate(folder).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("SRC-SIZE " + name(".weave.yaml")
                        + ": the manifest has more than 1048576 bytes, and no more are read."
                        + " Do: split it, or move data out of it.");
    }

    @Test
    void theOptionsDecideWhatAManifestIs() throws IOException {
        write("shop.waml", VALID);
        write(".weave.yaml", "not: one");
        Waml other = new Waml(WamlOptions.builder().files(List.of("*.waml")).build());
        assertThat(other.validate(folder).files())
                .extracting(ValidatedFile::path)
                .containsExactly(name("shop.waml"));
    }

    @Test
    void whatIsNotThereIsNoFinding() {
        assertThatThrownBy(() -> waml.validate(folder.resolve("nowhere")))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.NOT_FOUND));
    }

    @Test
    void whatCannotBeReadIsNoFinding() throws IOException {
        write("services/a/.weave.yaml", VALID);
        Path closed = folder.resolve("services");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            Assumptions.assumeFalse(Files.isReadable(closed), "root reads everything");
            assertThatThrownBy(() -> waml.validate(folder))
                    .isInstanceOfSatisfying(
                            GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE))
                    .hasMessageContaining("SRC-READ " + name("services"));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void everyFieldOfTheSchemaIsListedOnce() {
        assertThat(waml.fields())
                .extracting(WamlField::path)
                .doesNotHaveDuplicates()
                .contains(
                        "slug",
                        "dependencies[].repo",
                        "defaults[].match",
                        "deploy.*.env[].name",
                        "deploy.*.health.startup.tcp.port");
        assertThat(waml.fields()).noneMatch(field -> field.path().startsWith("defaults[].env"));
        assertThat(waml.fields())
                .filteredOn(field -> field.path().equals("deploy.*.service[].type"))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.type()).isEqualTo("one of ClusterIP, NodePort, LoadBalancer");
                    assertThat(field.defaultValue()).contains("ClusterIP");
                    assertThat(field.required()).isFalse();
                    assertThat(field.since()).isEqualTo("0.1.0");
                    assertThat(field.about()).isEqualTo("from where it is reached");
                });
    }

    @Test
    void theJsonSchemaKnowsTheInstallationsTemplates() {
        Waml installation = new Waml(WamlOptions.builder()
                .template("worker-default", "scaling: {replicas: 1}\n")
                .build());
        assertThat(installation.jsonSchema()).contains("\"worker-default\"");
        assertThat(waml.jsonSchema()).doesNotContain("worker-default").endsWith("}\n");
    }

    @Test
    void aNoteDoesNotMakeAFileInvalid() {
        ValidatedFile file = ValidatedFile.of(
                "a", 1, List.of(Diagnostic.warning("X").what("w").build()));
        Validation validation = Validation.of(List.of(file));
        assertThat(validation.valid()).isTrue();
        assertThat(validation.count(Severity.WARNING)).isEqualTo(1);
        assertThat(validation).hasToString("1 file, 1 service: 0 errors, 1 warning");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String name(String path) {
        return folder.resolve(path).toString().replace('\\', '/');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
