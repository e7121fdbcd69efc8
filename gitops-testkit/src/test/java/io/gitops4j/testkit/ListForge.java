package io.gitops4j.testkit;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.testkit.ShownStatus.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A forge as most are: statuses that are only added, comments that have authors, and a login for every request. */
final class ListForge {
    static final String TOKEN = "hush-4711";
    static final String US = "gitops";

    final Set<String> commits = new HashSet<>();
    final List<Status> statuses = new ArrayList<>();
    final List<Comment> comments = new ArrayList<>();
    final List<String> pages = new ArrayList<>();
    final Map<Long, String> branches = new TreeMap<>();
    long pullRequests;
    boolean down;
    Optional<Instant> busyUntil = Optional.empty();

    /** As it stands at a commit. */
    record Status(String commit, String context, Progress progress, String text) {}

    /** As it stands below a pull request. */
    record Comment(String id, long pullRequest, String author, String text) {}

    List<Status> statuses(String token, String commit) {
        request(token);
        return statuses.stream().filter(status -> status.commit.equals(commit)).toList();
    }

    void add(String token, Status status) {
        request(token);
        if (!commits.contains(status.commit)) {
            throw Faults.failure(FailureKind.REJECTED, "there is no commit " + status.commit);
        }
        statuses.add(status);
    }

    List<Comment> comments(String token, long pullRequest) {
        request(token);
        if (pullRequest > pullRequests) {
            throw Faults.failure(FailureKind.NOT_FOUND, "there is no pull request " + pullRequest);
        }
        return comments.stream()
                .filter(comment -> comment.pullRequest == pullRequest)
                .toList();
    }

    void comment(String token, long pullRequest, String text) {
        request(token);
        say(pullRequest, US, text);
    }

    void change(String token, String id, String text) {
        request(token);
        comments.replaceAll(old -> old.id.equals(id) ? new Comment(id, old.pullRequest, old.author, text) : old);
    }

    void say(long pullRequest, String author, String text) {
        comments.add(new Comment("c" + comments.size(), pullRequest, author, text));
    }

    List<Long> openOf(String token, String branch) {
        request(token);
        return branches.entrySet().stream()
                .filter(open -> open.getValue().equals(branch))
                .map(Map.Entry::getKey)
                .toList();
    }

    long open(String token, String branch) {
        request(token);
        pullRequests++;
        branches.put(pullRequests, branch);
        return pullRequests;
    }

    private void request(String token) {
        if (down) {
            throw Faults.failure(FailureKind.UNAVAILABLE, "the forge does not answer");
        }
        if (!token.equals(TOKEN)) {
            throw Faults.failure(FailureKind.AUTH, "the forge does not accept the login");
        }
        if (busyUntil.isPresent()) {
            throw new GitOpsException(
                    FailureKind.UNAVAILABLE,
                    Faults.failure(FailureKind.UNAVAILABLE, "the forge is busy")
                            .diagnostics()
                            .get(0),
                    busyUntil.get());
        }
    }
}
