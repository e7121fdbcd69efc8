package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.Failure;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.testkit.VirtualClock;
import io.gitops4j.testkit.servers.GitRepo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What developers do to a branch, with the {@code git} program alone, and what the engine makes of it: after each step the files
 * of the target are what {@link GitReading} finds declared at the tip, or what they were before where the engine has to hold, and
 * the history in the same repository tells of exactly that.
 */
abstract class GitStory {
    private static final String BRANCH = "refs/heads/live";
    private static final String ADA = "Ada Example <ada@example.org>";
    private static final String BOB = "Bob Example <bob@example.org>";
    private static final Pattern IMAGE = Pattern.compile("image: \"?registry\\.example\\.com/shop/(\\S+?):([^\\s\"]+)");
    private static final int HUGE = 20_000;

    @TempDir
    Path folder;

    private final VirtualClock clock = VirtualClock.create();
    private final Map<String, String> lastCommits = new HashMap<>();
    /** Tags that each service ran, in order; "null" for a removal. */
    private final Map<String, List<String>> states = new HashMap<>();

    private final List<GitReading.Told> expected = new ArrayList<>();
    private GitTransport remote;
    private GitRepo work;
    private GitTransport state;
    private GitReading reading;
    private GitReading records;
    private Map<String, String> live = Map.of();
    private GitOpsEngine engine;

    /** Called by the subclass before each test. */
    final void begin(GitTransport transport) {
        remote = transport;
        work = transport.workingCopy(folder.resolve("work"));
        work.git("checkout", "--quiet", "-b", "live");
        reading = new GitReading(work, transport.bare());
        state = transport;
        records = reading;
        engine = engine(BRANCH);
    }

    /** The history goes to a repository of its own, a folder of this machine. */
    private void separateState() {
        engine.close();
        Path bare = GitRepo.init(folder.resolve("state")).folder().resolve(".git");
        state = new GitTransport(bare.toUri(), Map.of(), Map.of("url", bare.toString(), "allowFile", true), bare);
        records = new GitReading(work, bare);
        engine = engine(BRANCH);
    }

    @AfterEach
    final void end() {
        engine.close();
    }

    @Test
    @DisplayName("commits, merges, reverts and reverts of either are deployed as the tip says")
    void commitsMergesAndReverts() {
        commit(ADA, "Open the shop", Map.of("cart", "1.0", "mail", "1.0", "shop", "1.0"));
        push();
        deploys();

        work.git("checkout", "--quiet", "-b", "price");
        commit(BOB, "Show prices", Map.of("cart", "1.1"));
        work.git("checkout", "--quiet", "live");
        commit(ADA, "Mail in colour", Map.of("mail", "1.1"));
        work.git("merge", "--quiet", "--no-ff", "--message", "Merge the prices", "price");
        String merge = work.head();
        push();
        deploys();
        assertThat(live).isEqualTo(Map.of("cart", "1.1", "mail", "1.1", "shop", "1.0"));

        String change = commit(BOB, "Sell more", Map.of("shop", "2.0"));
        push();
        deploys();
        String revert = work.revert(change);
        push();
        deploys();
        assertThat(live).containsEntry("shop", "1.0");
        work.revert(revert);
        push();
        deploys();
        assertThat(live).containsEntry("shop", "2.0");

        work.git("revert", "--no-edit", "--mainline", "1", merge);
        push();
        deploys();
        assertThat(live).isEqualTo(Map.of("cart", "1.0", "mail", "1.1", "shop", "2.0"));

        work.git("rm", "-r", "--quiet", "mail");
        commit(BOB, "Nobody reads mail", Map.of());
        push();
        deploys();
        assertThat(live).doesNotContainKey("mail");
        assertThat(expected).last().satisfies(told -> {
            assertThat(told.state()).isEqualTo("REMOVED");
            assertThat(told.author()).isEqualTo(BOB);
        });

        commit(ADA, "Say hello", Map.of());
        push();
        changesNothing();
    }

    @Test
    @DisplayName(
            "f18 f24 a force-push back, forward, and to a rewritten history is deployed as one revision, and all of it is told")
    void forcePushes() {
        String first = commit(ADA, "Open the shop", Map.of("cart", "1.0", "shop", "1.0"));
        push();
        deploys();
        commit(ADA, "Better cart", Map.of("cart", "1.1"));
        String newest = commit(BOB, "Another shop", Map.of("shop", "1.1", "late", "1.0"));
        push();
        deploys();

        force(first);
        deploys();
        assertThat(live).isEqualTo(Map.of("cart", "1.0", "shop", "1.0"));
        force(newest);
        restart();
        deploys();
        assertThat(live).isEqualTo(Map.of("cart", "1.1", "shop", "1.1", "late", "1.0"));

        work.git("reset", "--quiet", "--hard", first);
        commit(BOB, "History as it should have been", Map.of("cart", "1.2", "late", "1.0"));
        force("HEAD");
        deploys();
        assertThat(live).isEqualTo(Map.of("cart", "1.2", "shop", "1.0", "late", "1.0"));
        // The commits that were deployed are in no branch any more, and the history still tells whose they were.
        expireOnServer();
        restart();
        List<String> all = assertTold();
        assertThat(GitReading.deployments(all))
                .anySatisfy(told -> assertThat(told.why()).isEqualTo("Another shop"));
        changesNothing(all);
    }

    @Test
    @DisplayName("f22 b66 a deleted branch changes nothing, and is followed again when it is back")
    void branchDeletedAndRecreated() {
        commit(ADA, "Open the shop", Map.of("cart", "1.0", "shop", "1.0"));
        // A forge does not let the branch go that was pushed first.
        work.git("push", "--quiet", "origin", "HEAD:refs/heads/main");
        push();
        deploys();

        work.git("push", "--quiet", "origin", ":" + BRANCH);
        holds("SRC-NOREF");
        restart();
        holds("SRC-NOREF");

        push();
        changesNothing();
        work.git("push", "--quiet", "origin", ":" + BRANCH);
        commit(BOB, "Back again", Map.of("cart", "1.1"));
        push();
        deploys();
    }

    @Test
    @DisplayName("f23 an unrelated history changes nothing until the old one is back or it is allowed")
    void unrelatedHistory() {
        commit(ADA, "Open the shop", Map.of("cart", "1.0", "shop", "1.0"));
        push();
        deploys();

        work.git("checkout", "--quiet", "--orphan", "wrong");
        work.git("rm", "-r", "--quiet", "-f", ".");
        commit(BOB, "Another project", Map.of("blog", "1.0"));
        force("HEAD");
        holds("GIT-UNRELATED");
        restart();
        holds("GIT-UNRELATED");

        force("live");
        changesNothing();

        force("wrong");
        engine.close();
        engine = engine(BRANCH, Map.of("allowUnrelatedHistory", true));
        ReconcileResult result = reconcile();
        assertThat(result.status()).as("%s", result).isEqualTo(RunStatus.HELD);
        assertThat(result.plan().orElseThrow().holds())
                .extracting(hold -> hold.reason().code())
                .as("two of two services would go")
                .contains("PRUNE-LIMIT");
        assertThat(live()).isEqualTo(Map.of("blog", "1.0", "cart", "1.0", "shop", "1.0"));
    }

    @Test
    @DisplayName("f22 an emptied repository deletes nothing until somebody approves it")
    void emptiedRepository() {
        commit(ADA, "Open the shop", Map.of("cart", "1.0", "shop", "1.0"));
        push();
        deploys();

        work.git("rm", "-r", "--quiet", ".");
        String emptied = commit(BOB, "Clean up", Map.of());
        push();
        ReconcileResult held = reconcile();
        assertThat(held.status()).isEqualTo(RunStatus.HELD);
        assertThat(held.plan().orElseThrow().holds())
                .singleElement()
                .satisfies(hold -> assertThat(hold.reason().code()).isEqualTo("PRUNE-EMPTY"));
        assertThat(live()).isEqualTo(live);
        assertTold();

        work.revert(emptied);
        push();
        changesNothing();
    }

    @Test
    @DisplayName("a tag that moves is followed there and back, and one that is gone changes nothing")
    void movedTag() {
        engine.close();
        engine = engine("refs/tags/released");
        commit(ADA, "Open the shop", Map.of("cart", "1.0", "shop", "1.0"));
        String first = work.head();
        commit(BOB, "Better cart", Map.of("cart", "1.1"));
        push();
        tag(first);
        deploys(first);
        assertThat(live).containsEntry("cart", "1.0");

        tag("-a", "-m", "Released", "HEAD");
        deploys(work.head());
        assertThat(live).containsEntry("cart", "1.1");
        tag(first);
        deploys(first);
        assertThat(live).containsEntry("cart", "1.0");

        work.git("push", "--quiet", "origin", ":refs/tags/released");
        holds("SRC-NOREF");
    }

    @Test
    @DisplayName("a repository that is a shallow clone itself is read, and followed when it grows")
    void shallowRepository() {
        commit(ADA, "Open the shop", Map.of("cart", "1.0", "shop", "1.0"));
        commit(ADA, "Better cart", Map.of("cart", "1.1"));
        commit(BOB, "Better shop", Map.of("shop", "1.1"));
        serveShallow();
        ReconcileResult refused = reconcile();
        assertThat(refused.failure().map(Failure::diagnostic))
                .hasValueSatisfying(told -> assertThat(told.code()).isEqualTo("GIT-SHALLOW"));
        assertThat(live()).as("nothing is deployed that cannot be recorded").isEmpty();

        separateState();
        deploys();

        commit(BOB, "Best shop", Map.of("shop", "1.2"));
        serveShallow();
        deploys();
    }

    @Test
    @DisplayName("20 000 commits are fetched once, and followed back to the first and forward again")
    void hugeHistory() {
        importHugeHistory();
        push();
        deploys();
        assertThat(live).isEqualTo(Map.of("cart", "1." + HUGE));

        String newest = work.head();
        force(work.git("rev-list", "--max-parents=0", "HEAD"));
        deploys();
        assertThat(live).isEqualTo(Map.of("cart", "1.1"));
        force(newest);
        deploys();
        commit(BOB, "One more", Map.of("cart", "2.0"));
        push();
        deploys();
    }

    private void importHugeHistory() {
        StringBuilder stream = new StringBuilder();
        IntStream.rangeClosed(1, HUGE).forEach(number -> {
            String manifest = manifest("cart", "1." + number);
            stream.append("commit ")
                    .append(BRANCH)
                    .append("\ncommitter ")
                    .append(ADA)
                    .append(' ')
                    .append(1_700_000_000 + number)
                    .append(" +0000\ndata <<END\nCart 1.")
                    .append(number)
                    .append("\nEND\nM 100644 inline cart/.weave.yaml\ndata ")
                    .append(manifest.length())
                    .append('\n')
                    .append(manifest)
                    .append('\n');
        });
        write(folder.resolve("history"), stream.toString());
        work.git("-c", "alias.import=!git fast-import --quiet <" + folder.resolve("history"), "import");
        work.git("reset", "--quiet", "--hard", BRANCH);
    }

    /** The server's own repository gets the two newest commits only, and none of their ancestors. */
    private void serveShallow() {
        work.git(
                "--git-dir=" + remote.bare(),
                "fetch",
                "--quiet",
                "--depth=2",
                work.folder().toUri().toString(),
                "+" + BRANCH + ":" + BRANCH);
        assertThat(work.git("--git-dir=" + remote.bare(), "rev-list", "--count", BRANCH))
                .isEqualTo("2");
    }

    private void expireOnServer() {
        work.git("--git-dir=" + remote.bare(), "reflog", "expire", "--expire=now", "--all");
        work.git("--git-dir=" + remote.bare(), "gc", "--quiet", "--prune=now");
    }

    /** Changes the tags of services and commits that, or just commits. */
    private String commit(String author, String subject, Map<String, String> tags) {
        tags.forEach(
                (service, tag) -> write(work.folder().resolve(service).resolve(".weave.yaml"), manifest(service, tag)));
        work.git("add", "--all");
        work.git("commit", "--quiet", "--allow-empty", "--author", author, "--message", subject);
        return work.head();
    }

    private void push() {
        work.git("push", "--quiet", "origin", "HEAD:" + BRANCH);
    }

    private void force(String commit) {
        work.git("push", "--quiet", "--force", "origin", commit + ":" + BRANCH);
    }

    private void tag(String... what) {
        work.git(Stream.concat(Stream.of("tag", "--force", "released"), Stream.of(what))
                .toArray(String[]::new));
        work.git("push", "--quiet", "--force", "origin", "refs/tags/released");
    }

    /** The tip of the branch is deployed, and told. */
    private void deploys() {
        deploys(reading.tip(BRANCH));
    }

    private void deploys(String tip) {
        Map<String, String> declared = reading.declared(tip);
        Map<String, String> before = live;
        ReconcileResult result = reconcile();
        assertThat(result.status()).as("%s", result).isEqualTo(RunStatus.APPLIED);
        assertThat(live()).as("what is live is what is declared at the tip").isEqualTo(declared);
        live = declared;
        expect(tip, before);
        changesNothing(assertTold());
    }

    /** What the history must say of the step from what was live before to what is live now. */
    private void expect(String tip, Map<String, String> before) {
        String commit = tip.substring(0, 12);
        List<String> said =
                work.git("log", "-1", "--format=%an <%ae>%n%s", tip).lines().toList();
        Set<String> services = new TreeSet<>(before.keySet());
        services.addAll(live.keySet());
        for (String service : services) {
            boolean gone = !live.containsKey(service);
            if (gone || !live.get(service).equals(before.get(service))) {
                String from = lastCommits.getOrDefault(service, "(new)");
                String to = gone ? "(removed)" : commit;
                expected.add(new GitReading.Told(
                        service,
                        from,
                        to,
                        !gone && returns(service),
                        commit,
                        said.get(0),
                        said.get(1),
                        clock.instant().getEpochSecond(),
                        gone ? "REMOVED" : "SUCCEEDED"));
                states.computeIfAbsent(service, none -> new ArrayList<>()).add(String.valueOf(live.get(service)));
                if (gone) {
                    lastCommits.remove(service);
                } else {
                    lastCommits.put(service, commit);
                }
            }
        }
    }

    /** Whether a service runs what it ran before something else. */
    private boolean returns(String service) {
        return states.getOrDefault(service, List.of()).contains(live.get(service));
    }

    /** Reads the history and compares it with what was done. */
    private List<String> assertTold() {
        List<String> all = records.records("prod");
        assertThat(GitReading.deployments(all)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(GitReading.numbers(all))
                .as("no gap")
                .isEqualTo(LongStream.rangeClosed(1, all.size()).boxed().toList());
        return all;
    }

    /** Nothing is written, neither at the target nor in the history. */
    private void changesNothing() {
        changesNothing(records.records("prod"));
    }

    private void changesNothing(List<String> before) {
        ReconcileResult result = reconcile();
        assertThat(result.status()).as("%s", result).isEqualTo(RunStatus.IN_SYNC);
        assertThat(live()).isEqualTo(live);
        assertThat(records.records("prod")).isEqualTo(before);
    }

    /** The run fails with that code, and nothing is written. */
    private void holds(String code) {
        List<String> before = records.records("prod");
        ReconcileResult result = reconcile();
        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.failure().map(Failure::diagnostic)).hasValueSatisfying(told -> {
            assertThat(told.code()).isEqualTo(code);
            assertThat(told.what()).endsWith("nothing is changed or pruned");
        });
        assertThat(live()).isEqualTo(live);
        assertThat(records.records("prod")).isEqualTo(before);
    }

    private ReconcileResult reconcile() {
        clock.advance(Duration.ofHours(1));
        return engine.reconcile("prod");
    }

    private void restart() {
        engine.close();
        engine = engine(BRANCH);
    }

    private GitOpsEngine engine(String ref) {
        return engine(ref, Map.of());
    }

    private GitOpsEngine engine(String ref, Map<String, Object> more) {
        Map<String, Object> source = new HashMap<>(remote.engine());
        source.put("ref", ref);
        source.putAll(more);
        Map<String, Object> store = new HashMap<>(state.engine());
        store.put("path", folder.resolve("history-copy").toString());
        return GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("story")
                        .workDirectory(folder.resolve("engine"))
                        .source("shop", PluginBinding.of("git", source))
                        .store(PluginBinding.of("git", store))
                        .environment(EnvironmentConfig.named("prod")
                                .target(PluginBinding.of(
                                        "directory",
                                        Map.of("path", folder.resolve("prod").toString())))
                                .build())
                        .build())
                .time(clock, clock::advance)
                .random(new SplittableRandom(1))
                .build();
    }

    /** Tags by service, as the files of the target say. */
    private Map<String, String> live() {
        Map<String, String> found = new TreeMap<>();
        Path target = folder.resolve("prod");
        if (!Files.exists(target)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher image = IMAGE.matcher(Files.readString(file));
                if (image.find()) {
                    found.put(image.group(1), image.group(2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String manifest(String service, String tag) {
        return """
                schema: "2"
                slug: %1$s
                namespace: shop
                image: registry.example.com/shop/%1$s
                tag: "%2$s"
                deploy:
                  prod: {}
                """.formatted(service, tag);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
