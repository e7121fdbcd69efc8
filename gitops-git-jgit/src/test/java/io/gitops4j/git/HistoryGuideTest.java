package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.testkit.VirtualClock;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/history.md} says: deploys with its configuration, and runs its commands in a clone. */
@RealGit
class HistoryGuideTest {
    private static final Path GUIDE = Path.of("../docs/history.md");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path scratch;

    private final VirtualClock clock = VirtualClock.create();

    private record Block(String language, String text) {}

    @Test
    void everyCommandAnswersAsTheGuideSays(GitHttpServer server) throws Exception {
        server.createRepository("state");
        TestRemote apps = TestRemote.folder(scratch);
        deploy(apps, server.uri("state").toString());
        TestRemote state = TestRemote.of(
                scratch.resolve("clone"),
                server.folder("state"),
                server.uri("state").toString());
        Files.move(scratch.resolve("work"), scratch.resolve("clone/apps"));
        List<Block> blocks = blocks();
        StringBuilder answers = new StringBuilder();
        int commands = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).language().equals("sh")) {
                boolean answered =
                        i + 1 < blocks.size() && blocks.get(i + 1).language().equals("text");
                String answer = run(blocks.get(i).text(), state.work().folder());
                answers.append(blocks.get(i).text()).append(answer);
                assertThat(lasting(answer))
                        .as(answers.toString())
                        .isEqualTo(answered ? lasting(blocks.get(i + 1).text()) : "");
                commands++;
            }
        }
        assertThat(commands).isEqualTo(8);
    }

    /** Without the ids that are others in every history. */
    private static String lasting(String text) {
        return text.stripTrailing()
                .replaceAll("[0-9a-f]{40}", "(commit)")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "(id)");
    }

    private void deploy(TestRemote apps, String stateUrl) throws IOException {
        apps.push(Map.of("cart.image", "1.0", "web.image", "1.0"));
        GitOpsConfig config = config(apps.url(), stateUrl);
        try (GitOpsEngine engine = GitOps.builder()
                .config(config)
                .register(new OneLineParser.Provider())
                .time(clock, clock::advance)
                .random(new SplittableRandom(1))
                .build()) {
            assertDeployed(engine.reconcile("prod"));
            clock.advance(Duration.ofHours(1));
            String prices = apps.work().commit("Show prices", Map.of("web.image", "1.1"));
            String tax = apps.work().commit("Show prices with tax", Map.of("web.image", "1.2"));
            apps.work().push();
            assertDeployed(engine.reconcile("prod", RunOptions.defaults().initiator("ann")));
            clock.advance(Duration.ofHours(1));
            apps.work().rm("cart.image");
            apps.work().push();
            assertDeployed(engine.reconcile("prod"));
            clock.advance(Duration.ofHours(1));
            apps.work().revert(tax);
            apps.work().revert(prices);
            apps.work().push();
            assertDeployed(engine.reconcile("prod"));
        }
    }

    private static void assertDeployed(ReconcileResult result) {
        assertThat(result.status()).as(result.toString()).isEqualTo(RunStatus.APPLIED);
    }

    /** The guide's own, with addresses and folders of this test. */
    private GitOpsConfig config(String apps, String state) throws IOException {
        String yaml = blocks().stream()
                .filter(block -> block.language().equals("yaml"))
                .findFirst()
                .orElseThrow()
                .text()
                .replace("https://git.example.org/shop/apps.git", apps + "\n      allowFile: true")
                .replace("https://git.example.org/shop/state.git", state + "\n    allowHttp: true")
                .replace("    token: env:STATE_TOKEN\n", "")
                .replace("/srv/gitops4j", scratch.resolve("srv").toString())
                .replace("/var/lib/gitops4j", scratch.resolve("lib").toString());
        yaml += "workDirectory: " + scratch.resolve("engine") + "\n";
        return GitOpsConfig.parse("gitops.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(GUIDE));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private static String run(String command, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_GLOBAL",
                        "/dev/null",
                        "GIT_CONFIG_NOSYSTEM",
                        "1",
                        "GIT_PAGER",
                        "cat",
                        "LC_ALL",
                        "C"));
        Process process = builder.start();
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }
}
