package io.gitops4j.testkit;

import io.gitops4j.api.Commit;
import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.LogRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A source whose commits a test makes, for tests of embedders and for simulations: it keeps {@link SourceContract}, and fails as
 * it is told to. One branch, without a name unless it is given one; a minute passes from commit to commit, so that equal histories have equal ids. It outlives engines:
 * closing it does nothing. Thread-safe.
 */
public final class InMemorySource implements Source {
    private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");
    private static final String AUTHOR = "Ann Author <ann@example.com>";

    private final String name;
    private final Map<Revision, InMemoryCommit> commits = new HashMap<>();
    private final CallCounts calls = new CallCounts();
    private final Faults faults = new Faults();
    private Optional<InMemoryCommit> head = Optional.empty();
    private Optional<String> branch = Optional.empty();

    /** A source of that name without a commit. */
    public InMemorySource(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /** The calls so far: {@code resolve}, {@code snapshot}, {@code changes}, {@code log}, {@code contains}, and {@code read} of single files. */
    public CallCounts calls() {
        return calls;
    }

    /** Says from now on that it follows this branch; to be called before the engine is made. */
    public synchronized InMemorySource following(String name) {
        this.branch = Optional.of(name);
        return this;
    }

    @Override
    public synchronized Optional<String> branch() {
        return branch;
    }

    /** What goes wrong next. A cut connection is noticed by {@link #resolve} only, as all else is known here. */
    public Faults faults() {
        return faults;
    }

    /** Commits a tree of exactly these files, text by path. */
    public Revision commit(Map<String, String> files) {
        return commit("Declare " + files.size() + " files", files);
    }

    /** Commits a tree of exactly these files with a message, whose first line is the subject. */
    public synchronized Revision commit(String message, Map<String, String> files) {
        NavigableMap<String, InMemoryFile> tree = new TreeMap<>();
        files.forEach((path, text) -> tree.put(path, InMemoryFile.file(path, text)));
        return commitTree(message, tree);
    }

    /** Commits the newest tree with one file added or changed. */
    public synchronized Revision change(String path, String text) {
        NavigableMap<String, InMemoryFile> tree = newestTree();
        tree.put(path, InMemoryFile.file(path, text));
        return commitTree("Change " + path, tree);
    }

    /** Commits the newest tree without a file. */
    public synchronized Revision delete(String path) {
        NavigableMap<String, InMemoryFile> tree = newestTree();
        tree.remove(path);
        return commitTree("Delete " + path, tree);
    }

    /** Commits the newest tree with a symbolic link. */
    public synchronized Revision link(String path, String pointsTo) {
        NavigableMap<String, InMemoryFile> tree = newestTree();
        tree.put(path, InMemoryFile.link(path, pointsTo));
        return commitTree("Link " + path, tree);
    }

    /** Commits the tree before the newest commit again, with the message that Git writes for it. */
    public synchronized Revision revert() {
        InMemoryCommit last = head.orElseThrow(() -> new IllegalStateException("there is no commit to revert"));
        NavigableMap<String, InMemoryFile> before = last.info().parents().stream()
                .findFirst()
                .<NavigableMap<String, InMemoryFile>>map(parent ->
                        new TreeMap<>(known(new Revision(name, parent)).tree()))
                .orElseGet(TreeMap::new);
        return commitTree(
                "Revert \"" + last.info().subject() + "\"\n\nThis reverts commit "
                        + last.revision().id() + ".\n",
                before);
    }

    /** Moves the branch to a commit that was made before, as a forced push does. */
    public synchronized void forceTo(Revision revision) {
        head = Optional.of(known(revision));
    }

    /** Deletes the branch; its commits can still be read. The next commit begins a new one. */
    public synchronized void deleteBranch() {
        head = Optional.empty();
    }

    /** Forgets a commit, as a garbage collection does. */
    public synchronized void forget(Revision revision) {
        commits.remove(revision);
    }

    /** The commits of the branch, newest first. */
    public synchronized List<Revision> history() {
        return head.map(this::line).orElseGet(List::of).stream()
                .map(InMemoryCommit::revision)
                .toList();
    }

    @Override
    public synchronized Revision resolve(Operation operation) {
        calls.count("resolve");
        operation.checkpoint();
        faults.strikeRemote("resolve");
        return head.map(InMemoryCommit::revision)
                .orElseThrow(() -> notFound("the branch of source " + name + " has no commit", "commit something"));
    }

    @Override
    public synchronized Snapshot snapshot(Revision revision, Operation operation) {
        calls.count("snapshot");
        operation.checkpoint();
        faults.strike("snapshot");
        return new InMemorySnapshot(known(revision), calls);
    }

    @Override
    public synchronized Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
        calls.count("changes");
        operation.checkpoint();
        faults.strike("changes");
        InMemoryCommit newer = known(to);
        return Optional.ofNullable(commits.get(from)).map(older -> older.changesTo(newer));
    }

    @Override
    public synchronized List<Commit> log(LogRequest request, Operation operation) {
        calls.count("log");
        operation.checkpoint();
        faults.strike("log");
        if (request.from().isPresent() && !commits.containsKey(request.from().get())) {
            return List.of();
        }
        List<Commit> log = new ArrayList<>();
        for (InMemoryCommit at : line(known(request.to()))) {
            if (log.size() == request.limit() || request.from().equals(Optional.of(at.revision()))) {
                break;
            }
            if (changesFolder(at, request.folder())) {
                log.add(Commit.of(at.revision().id(), at.info()));
            }
        }
        return log;
    }

    @Override
    public synchronized Optional<Boolean> contains(Revision revision, String commit, Operation operation) {
        calls.count("contains");
        operation.checkpoint();
        InMemoryCommit tip = commits.get(revision);
        if (tip == null || !commits.containsKey(new Revision(name, commit))) {
            return Optional.empty();
        }
        return Optional.of(line(tip).stream().anyMatch(at -> at.revision().id().equals(commit)));
    }

    private boolean changesFolder(InMemoryCommit commit, String folder) {
        InMemoryCommit before = parent(commit).orElseGet(() -> InMemoryCommit.of(name, commit.info(), new TreeMap<>()));
        return before.changesTo(commit).stream()
                .anyMatch(change -> folder.isEmpty()
                        || change.path().equals(folder)
                        || change.path().startsWith(folder + "/"));
    }

    private Optional<InMemoryCommit> parent(InMemoryCommit commit) {
        return commit.info().parents().stream().findFirst().map(parent -> commits.get(new Revision(name, parent)));
    }

    /** A commit and those before it, newest first. */
    private List<InMemoryCommit> line(InMemoryCommit tip) {
        List<InMemoryCommit> line = new ArrayList<>();
        for (Optional<InMemoryCommit> at = Optional.of(tip); at.isPresent(); at = at.flatMap(this::parent)) {
            line.add(at.get());
        }
        return line;
    }

    private NavigableMap<String, InMemoryFile> newestTree() {
        return head.map(commit -> new TreeMap<>(commit.tree())).orElseGet(TreeMap::new);
    }

    private Revision commitTree(String message, NavigableMap<String, InMemoryFile> tree) {
        String subject = message.lines().findFirst().orElse("");
        Instant at = FIRST.plus(Duration.ofMinutes(commits.size()));
        List<String> parents =
                head.map(parent -> List.of(parent.revision().id())).orElse(List.of());
        InMemoryCommit commit = InMemoryCommit.of(name, new CommitInfo(AUTHOR, at, subject, message, parents), tree);
        commits.put(commit.revision(), commit);
        head = Optional.of(commit);
        return commit.revision();
    }

    private InMemoryCommit known(Revision revision) {
        InMemoryCommit commit = commits.get(revision);
        if (commit == null) {
            throw notFound("source " + name + " knows no revision " + revision.shortId(), "resolve anew");
        }
        return commit;
    }

    private static GitOpsException notFound(String what, String remedy) {
        return new GitOpsException(
                FailureKind.NOT_FOUND,
                Diagnostic.error("MEMORY-REVISION").what(what).remedy(remedy).build());
    }

    @Override
    public String toString() {
        return "InMemorySource(" + name + ")";
    }
}
