package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar, as a process of its own. */
class RunnableJarIT {
    @TempDir
    private Path folder;

    private Recorded run(String... args) throws IOException, InterruptedException {
        try (Program program = Program.jar(folder, args)) {
            return program.end();
        }
    }

    @Test
    void knowsItsVersion() throws Exception {
        assertThat(run("--version"))
                .satisfies(version -> assertThat(version.code()).isZero())
                .satisfies(version -> assertThat(version.out()).matches("gitops \\d\\S+\nJava \\d\\S+\n"))
                .satisfies(version -> assertThat(version.err()).isEmpty());
    }

    @Test
    void plansAndAppliesWithoutAnotherWord() throws Exception {
        Shop shop = Shop.in(folder);

        Recorded plan = run("plan", "production", "--detailed-exitcode");
        assertThat(plan.code()).isEqualTo(ExitCode.CHANGES);
        assertThat(plan.err()).isEmpty();

        Recorded apply = run("apply", "production");
        assertThat(apply.out()).startsWith("  ~ catalog: deployed\n");
        assertThat(apply.err()).isEmpty();
        assertThat(shop.deployed("production", "catalog")).exists();
    }

    @Test
    void hasEveryTarget() throws Exception {
        Shop shop = Shop.in(folder);
        String config = Files.readString(shop.config());
        String environments = config.substring(0, config.indexOf("environments:\n") + "environments:\n".length());

        Files.writeString(
                shop.config(), environments + "  prod: {target: nomad, options: {address: \"http://127.0.0.1:1\"}}\n");
        assertThat(run("plan", "prod").err()).startsWith("NOMAD-");
        Files.writeString(
                shop.config(), environments + "  prod: {target: kubernetes, options: {kubeconfig: nowhere}}\n");
        assertThat(run("plan", "prod").err()).startsWith("K8S-CONFIG");
    }

    @Test
    void hasEveryReporterAndNotifier() throws Exception {
        Shop shop = Shop.in(folder);
        shop.configure("""
                reporters:
                  one: {provider: github, options: {repository: acme/shop, token: env:NO_TOKEN}}
                  two: {provider: gitea, options: {url: "https://127.0.0.1:1", repository: acme/shop, token: env:NO_TOKEN}}
                notifiers:
                  chat: {provider: slack, options: {url: env:NO_CHAT}}
                  pager: {provider: webhook, options: {url: env:NO_PAGER, secret: env:NO_SECRET}}
                """);

        // Without a secret of any of them.
        assertThat(loaded("status", "production"))
                .anyMatch(line -> line.contains(" io.gitops4j.forge.gitea.GiteaReporter "))
                .as("what tells nobody needs no HTTP")
                .noneMatch(line -> line.contains(" jdk.internal.net.http."));
    }

    @Test
    void isNoModuleHasNoSignatureAndKeepsLicences() throws Exception {
        try (JarFile jar = new JarFile(Program.jar().toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"))
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "about.html");
            assertThat(lines(jar, "META-INF/LICENSE")).anyMatch(line -> line.contains("Apache License"));
            assertThat(lines(jar, "META-INF/services/io.gitops4j.spi.TargetProvider"))
                    .hasSize(3)
                    .doesNotHaveDuplicates();
            assertThat(lines(jar, "META-INF/services/io.gitops4j.spi.ForgeReporterProvider"))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(lines(jar, "META-INF/services/io.gitops4j.spi.NotifierProvider"))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                    .isEqualTo("true");
        }
    }

    private static List<String> lines(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Test
    void validateLoadsNothingOfGitTargetsAndConfiguration() throws Exception {
        Files.writeString(folder.resolve(".weave.yaml"), Shop.manifest("catalog", "1.0.0"));

        assertThat(loaded("validate", "."))
                .anyMatch(line -> line.contains(" io.gitops4j.waml."))
                .noneMatch(line -> line.contains(" io.fabric8.")
                        || line.contains(" org.eclipse.jgit.")
                        || line.contains(" com.fasterxml.jackson.databind.")
                        || line.contains(" org.slf4j.")
                        || line.contains(" io.gitops4j.core."));
    }

    /** Which classes a command loads that ends well and has nothing to say beside its result. */
    private List<String> loaded(String... args) throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        List<String> command = new ArrayList<>(List.of(
                Program.java().toString(),
                "-Xlog:class+load:file=" + loaded,
                "-jar",
                Program.jar().toString()));
        command.addAll(Arrays.asList(args));
        try (Program program = Program.start(folder, Map.of(), command)) {
            Recorded run = program.end();
            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
        }
        return Files.readAllLines(loaded);
    }

    @Test
    void aSignalEndsTheRunWell() throws Exception {
        try (ServerSocket silent = silentRepository();
                Program program = Program.jar(folder, "apply", "production")) {
            try (Socket asked = silent.accept()) {
                program.terminate();
                program.awaitMessage("Stopping at the next safe place");
                assertThat(asked.isClosed()).isFalse();
            }
            Recorded end = program.end();
            assertThat(end.out()).isEqualTo("production: cancelled\n");
            assertThat(end.err()).startsWith("RUN-CANCELLED");
            assertThat(end.code()).isEqualTo(ExitCode.INTERRUPTED);
        }
    }

    @Test
    void aSecondSignalEndsTheProcessAtOnce() throws Exception {
        try (ServerSocket silent = silentRepository();
                Program program = Program.jar(folder, "apply", "production");
                Socket asked = silent.accept()) {
            program.terminate();
            program.awaitMessage("Stopping at the next safe place");
            program.terminate();
            assertThat(program.end()).isEqualTo(new Recorded(ExitCode.INTERRUPTED, "", ""));
            assertThat(asked.isClosed()).isFalse();
        }
    }

    @Test
    void noSecretIsPrinted() throws Exception {
        Shop shop = Shop.in(folder);
        String token = "tok-" + "5f2c9e".repeat(4);
        Files.writeString(
                shop.config(),
                Files.readString(shop.config())
                        .replaceFirst(
                                "options: \\{url: .*, allowFile: true}",
                                "options: {url: \"http://127.0.0.1:1/shop.git\", allowHttp: true, token: env:SHOP_TOKEN}"));

        try (Program program = Program.start(
                folder,
                Map.of("SHOP_TOKEN", token),
                List.of(
                        Program.java().toString(),
                        "-jar",
                        Program.jar().toString(),
                        "plan",
                        "production",
                        "--verbose"))) {
            Recorded run = program.end();
            assertThat(run.code()).isEqualTo(ExitCode.FAILED);
            assertThat(run.err()).contains("    at io.gitops4j.");
            assertThat(run.out() + run.err()).doesNotContain(token);
        }
    }

    /** Takes a connection and never answers, so that a run waits for it. */
    private ServerSocket silentRepository() throws Exception {
        Shop shop = Shop.in(folder);
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Files.writeString(
                shop.config(),
                Files.readString(shop.config())
                        .replaceFirst(
                                "options: \\{url: .*, allowFile: true}",
                                "options: {url: \"http://127.0.0.1:" + silent.getLocalPort()
                                        + "/shop.git\", allowHttp: true}"));
        return silent;
    }
}
