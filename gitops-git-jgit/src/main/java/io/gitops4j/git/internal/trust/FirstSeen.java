package io.gitops4j.git.internal.trust;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * When revisions, and the tags that spoke for them, were accepted first, by the engine's clock, in a file beside the cache: a key that was valid then has made a good
 * signature for ever, also after a restart. Holds no verdict: every signature is checked again. A line that is lost or cannot be
 * read makes the check stricter, never laxer. Not thread-safe; processes may share the file.
 */
final class FirstSeen {
    /** Half of the lines are left out then: their commits count as seen a little later. */
    private static final int MOST_LINES = 4_096;

    private final Path file;
    private final Map<ObjectId, Instant> seen = new LinkedHashMap<>();

    private FirstSeen(Path file) {
        this.file = file;
    }

    static FirstSeen in(Path file) {
        FirstSeen firstSeen = new FirstSeen(file);
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                firstSeen.add(line);
            }
        } catch (NoSuchFileException e) {
            return firstSeen;
        } catch (IOException e) {
            throw firstSeen.unusable(e);
        }
        return firstSeen;
    }

    private void add(String line) {
        String[] words = line.split(" ", -1);
        if (words.length == 2 && ObjectId.isId(words[1]) && words[0].matches("\\d{1,11}")) {
            seen.putIfAbsent(ObjectId.fromString(words[1]), Instant.ofEpochSecond(Long.parseLong(words[0])));
        }
    }

    /** When the key of one commit or tag has to be valid. */
    Instant timeOf(ObjectId object, Instant now) {
        return earlier(seen.get(object), now);
    }

    /** When the keys of each commit of a range have to be valid: when it was part of an accepted revision first, or now. */
    Map<ObjectId, Instant> times(CommitRange range, Instant now) {
        Map<ObjectId, RevCommit> commits = new HashMap<>();
        range.commits().forEach(commit -> commits.put(commit, commit));
        Map<ObjectId, Instant> times = new HashMap<>();
        seen.forEach((revision, time) -> spread(commits, revision, earlier(time, now), times));
        range.commits().forEach(commit -> times.putIfAbsent(commit, now));
        return times;
    }

    private static void spread(
            Map<ObjectId, RevCommit> commits, ObjectId revision, Instant time, Map<ObjectId, Instant> times) {
        Deque<ObjectId> open = new ArrayDeque<>(List.of(revision));
        while (!open.isEmpty()) {
            RevCommit commit = commits.get(open.pop());
            if (commit != null && times.putIfAbsent(commit, time) == null) {
                open.addAll(List.of(commit.getParents()));
            }
        }
    }

    private static Instant earlier(@Nullable Instant time, Instant now) {
        return time == null || time.isAfter(now) ? now : time;
    }

    void record(ObjectId object, Instant time) {
        if (seen.putIfAbsent(object.copy(), time) != null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (seen.size() > MOST_LINES) {
                thin();
                Path next = file.resolveSibling(file.getFileName() + ".new");
                Files.write(
                        next,
                        seen.entrySet().stream()
                                .map(e -> line(e.getKey(), e.getValue()))
                                .toList());
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.writeString(
                        file, line(object, time) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void thin() {
        List<ObjectId> commits = new ArrayList<>(seen.keySet());
        for (int i = 0; i < commits.size() - 1; i += 2) {
            seen.remove(commits.get(i));
        }
    }

    private static String line(ObjectId commit, Instant time) {
        return time.getEpochSecond() + " " + commit.name();
    }

    private GitOpsException unusable(IOException cause) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("GIT-CACHE")
                        .what("the file " + file + " cannot be used: "
                                + cause.getClass().getSimpleName())
                        .remedy("make the directory writable and leave room on its disk; its content may be deleted")
                        .build(),
                cause);
    }
}
