package io.gitops4j.endtoend;

import io.gitops4j.testkit.servers.GitRepo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a person finds in a repository with {@code git} alone: what is declared at a tip, and what the engine says it did. Shares
 * nothing with the engine.
 */
final class GitReading {
    private static final Pattern SLUG = Pattern.compile("(?m)^slug: (\\S+)$");
    private static final Pattern TAG = Pattern.compile("(?m)^tag: \"(\\S+)\"$");
    private static final Pattern RECORD = Pattern.compile(
            "Deployment (?<number>\\d+) (?<what>begins|ended): \\d+ services?(, asked for by (?<who>.*))?");
    private static final Pattern MOVE = Pattern.compile(
            "(?<service>\\S+): (?<from>\\S+) -> (?<to>[^\\s,]+)(?<back>, rollback to deployment \\d+)?");
    private static final Pattern COMMIT = Pattern.compile("  (?<id>[0-9a-f]{12}) (?<author>[^:]*): (?<subject>.*)");
    private static final Pattern END = Pattern.compile("(?<service>\\S+): (?<state>[A-Z]+)(, .*)?");

    private final GitRepo git;
    private final Path bare;

    /**
     * @param git runs the commands
     * @param bare the repository on its server's disk, so that nothing of the transport is between it and us
     */
    GitReading(GitRepo git, Path bare) {
        this.git = git;
        this.bare = bare;
    }

    /**
     * One deployment of one service: what, from where to where, whether back to an earlier state, by whom, why, when it ended (second of
     * the epoch), and how.
     */
    record Told(
            String service,
            String from,
            String to,
            boolean back,
            String commit,
            String author,
            String why,
            long when,
            String state) {}

    /** The commit that a ref names. */
    String tip(String ref) {
        return git("rev-parse", ref);
    }

    /** Tags by service, as the manifests at a commit say. */
    Map<String, String> declared(String commit) {
        Map<String, String> declared = new TreeMap<>();
        git("ls-tree", "-r", "--name-only", commit).lines().forEach(path -> {
            if (path.endsWith("/.weave.yaml")) {
                String manifest = git("show", commit + ":" + path);
                declared.put(only(SLUG, manifest), only(TAG, manifest));
            }
        });
        return declared;
    }

    /** The records of an environment, oldest first, each as the time and the text of its commit. */
    List<String> records(String environment) {
        String ref = "refs/gitops/" + environment;
        if (git("for-each-ref", ref).isEmpty()) {
            return List.of();
        }
        String log = git("log", "--reverse", "--format=%at%n%B%x00", ref);
        return Pattern.compile("\0")
                .splitAsStream(log)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Numbers of records. */
    static List<Long> numbers(List<String> records) {
        return records.stream()
                .map(text -> Long.parseLong(only(Pattern.compile("(?m)^Gitops-Sequence: (\\d+)$"), text)))
                .toList();
    }

    /** Everything that these records say was deployed, in order; fails where something did not end exactly once. */
    static List<Told> deployments(List<String> records) {
        List<Told> told = new ArrayList<>();
        Map<String, List<Told>> open = new TreeMap<>();
        for (String record : records) {
            List<String> lines = record.lines().toList();
            Matcher head = RECORD.matcher(lines.get(1));
            if (!head.matches()) {
                continue;
            }
            if (head.group("what").equals("begins")) {
                open.put(head.group("number"), begun(lines));
            } else {
                List<Told> begun = open.get(head.group("number"));
                for (String line : lines) {
                    Matcher end = END.matcher(line);
                    if (end.matches()) {
                        Told one = begun.stream()
                                .filter(each -> each.service().equals(end.group("service")))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("ended twice, or never begun: " + record));
                        begun.remove(one);
                        told.add(ended(one, Long.parseLong(lines.get(0)), end.group("state")));
                    }
                }
            }
        }
        open.forEach((number, left) -> {
            if (!left.isEmpty()) {
                throw new AssertionError("deployment " + number + " has not ended for " + left);
            }
        });
        return told;
    }

    /** The commit that is told first is the one that was read. */
    private static List<Told> begun(List<String> lines) {
        Matcher commit = lines.stream()
                .map(COMMIT::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no commit is named: " + lines));
        List<Told> begun = new ArrayList<>();
        for (String line : lines) {
            Matcher move = MOVE.matcher(line);
            if (move.matches()) {
                begun.add(new Told(
                        move.group("service"),
                        move.group("from"),
                        move.group("to"),
                        move.group("back") != null,
                        commit.group("id"),
                        commit.group("author"),
                        commit.group("subject"),
                        0,
                        ""));
            }
        }
        return begun;
    }

    private static Told ended(Told begun, long when, String state) {
        return new Told(
                begun.service(),
                begun.from(),
                begun.to(),
                begun.back(),
                begun.commit(),
                begun.author(),
                begun.why(),
                when,
                state);
    }

    private String git(String... arguments) {
        return git.git(Stream.concat(Stream.of("--git-dir=" + bare), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static String only(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in:\n" + text);
        }
        return matcher.group(1);
    }
}
