package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what {@code docs/permissions.md} says: runs its commands one after the other in a clone, and asks a source with the
 * configuration in force. A block of {@code text} is what the commands before it answer, one of {@code log} what the engine says then.
 */
class PermissionsGuideTest {
    private static final Path GUIDE = Path.of("../docs/permissions.md");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path scratch;

    private record Block(String language, String text) {}

    @Test
    void everyCommandAnswersAsTheGuideSaysAndSoDoesTheEngine() throws Exception {
        Tool.sshKeygen();
        Tool.gpg();
        TestRemote remote = TestRemote.folder(scratch);
        Path home = Files.createDirectories(scratch.resolve("home"));
        Files.createDirectories(home.resolve(".ssh"));
        Files.createDirectories(scratch.resolve("etc"));
        Files.createDirectory(
                home.resolve(".gnupg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        remote.push(Map.of("README.md", "The services of the shop"));
        List<Block> blocks = blocks();
        List<String> counted = new ArrayList<>();
        String configuration = "";
        String answer = "";
        try {
            for (Block block : blocks) {
                counted.add(block.language());
                switch (block.language()) {
                    case "yaml" -> configuration = block.text();
                    case "sh" -> {
                        assertThat(answer).as(counted.toString()).isEmpty();
                        answer = run(inScratch(block.text()), remote.work().folder());
                    }
                    case "text" -> {
                        assertThat(lasting(answer)).as(counted.toString()).isEqualTo(block.text());
                        answer = "";
                    }
                    case "log" -> {
                        String told = engine(configuration, remote) + "\n";
                        assertThat(lasting(told)).as(counted.toString()).isEqualTo(block.text());
                    }
                    default -> throw new AssertionError("a block of " + block.language());
                }
            }
        } finally {
            run("gpgconf --kill all", scratch);
        }
        assertThat(counted).containsOnly("yaml", "sh", "text", "log").hasSize(20);
    }

    /** What the engine's source says of the newest revision. */
    private String engine(String yaml, TestRemote remote) {
        String here = inScratch(yaml)
                .replace("https://git.example.org/shop/apps.git", remote.url() + "\n      allowFile: true")
                .replace("0123456789abcdef0123456789abcdef01234567", trusted(remote));
        GitOpsConfig config = GitOpsConfig.parse("gitops.yaml", here.getBytes(StandardCharsets.UTF_8));
        Map<String, ?> options = config.sources().get("apps").options();
        GitSourceProvider provider = new GitSourceProvider();
        try (Source source =
                provider.create(PluginConfig.of(provider.configSpec(), options), new GuideContext(scratch))) {
            Revision revision = source.resolve(TestOperation.live());
            try (Snapshot snapshot = source.snapshot(revision, TestOperation.live())) {
                CommitInfo commit = snapshot.commit();
                return "taken, signed by " + commit.signer().orElseThrow()
                        + (commit.approvals().isEmpty() ? "" : ", approved by " + String.join(" ", commit.approvals()));
            }
        } catch (GitOpsException e) {
            return e.kind() + " " + e.getMessage();
        }
    }

    /** The commit that the guide says to pin. */
    private static String trusted(TestRemote remote) {
        String found = remote.work().git("log", "--format=%H", "--grep=^Ann may deploy$");
        return found.isEmpty() ? "0".repeat(40) : found;
    }

    private String inScratch(String text) {
        return text.replace("/etc/gitops4j", scratch.resolve("etc").toString());
    }

    private static String lasting(String text) {
        return text.replaceAll("[0-9a-f]{40}", "(commit)").replaceAll("SHA256:[A-Za-z0-9+/]{43}", "SHA256:(key)");
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(GUIDE));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private String run(String command, Path folder) throws IOException, InterruptedException {
        Path script = Files.writeString(scratch.resolve("block.sh"), "set -e\n" + command);
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") || name.equals("GNUPGHOME"));
        builder.environment()
                .putAll(Map.of(
                        "HOME", scratch.resolve("home").toString(),
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_PAGER", "cat",
                        "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + answer).isZero();
        return answer;
    }

    /** What the engine lends. */
    private record GuideContext(Path scratch) implements PluginContext {
        @Override
        public String instanceName() {
            return "apps";
        }

        @Override
        public Executor executor() {
            return Runnable::run;
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Path cacheDirectory() {
            return scratch.resolve("cache");
        }
    }
}
