package io.gitops4j.git.internal.rendered;

import io.gitops4j.git.internal.GitTree;
import io.gitops4j.git.internal.TreeEdit;
import io.gitops4j.spi.RenderedChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Writes the directory of one service: what is wanted, twice, and no more deployments than are kept. What else people put beside
 * those stays.
 *
 * @param edit reads and writes the objects
 * @param keep how many deployments
 */
record ServiceEdit(TreeEdit edit, int keep) {
    /** The directory as it was, with what is wanted now; the old one itself where that is so already. */
    ObjectId deploy(ObjectId directory, RenderedChange change) throws IOException {
        Optional<TreeEdit.Entry> latest = TreeEdit.Entry.folder(files(change.files()));
        if (!directory.equals(GitTree.EMPTY) && latest.equals(latest(directory))) {
            return directory;
        }
        Mark mark = new Mark(change.request().owner(), change.request().change().service());
        ObjectId changed = edit.with(directory, Layout.MARK, TreeEdit.Entry.file(blob(mark.text())));
        edit.inserter().flush();
        changed = edit.with(changed, Layout.LATEST, latest);
        NavigableSet<Long> deployments = deployments(directory);
        long number = number(change.request().deployment(), deployments);
        edit.inserter().flush();
        changed = edit.with(changed, Long.toString(number), latest);
        deployments.add(number);
        while (deployments.size() > keep) {
            edit.inserter().flush();
            changed = edit.with(changed, Long.toString(deployments.pollFirst()), Optional.empty());
        }
        return changed;
    }

    /**
     * That of the history. Where the history was lost and counts from the beginning, or nobody counts, it goes on from the newest
     * directory: a number stands for one deployment for ever, and the oldest is the first to go.
     */
    private static long number(OptionalLong given, NavigableSet<Long> deployments) {
        long newest = deployments.isEmpty() ? 0 : deployments.last();
        // The same number once more is the same deployment, whose first write was undone by somebody meanwhile.
        return given.isPresent() && given.getAsLong() >= newest && given.getAsLong() > 0
                ? given.getAsLong()
                : newest + 1;
    }

    private ObjectId files(Map<String, String> files) throws IOException {
        TreeFormatter tree = new TreeFormatter();
        for (Map.Entry<String, String> file : files.entrySet()) {
            tree.append(file.getKey(), FileMode.REGULAR_FILE, blob(file.getValue()));
        }
        return edit.inserter().insert(tree);
    }

    private ObjectId blob(String text) throws IOException {
        return edit.inserter().insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<TreeEdit.Entry> latest(ObjectId directory) throws IOException {
        for (CanonicalTreeParser entries = edit.entries(directory); !entries.eof(); entries.next(1)) {
            if (entries.getEntryPathString().equals(Layout.LATEST)) {
                return Optional.of(new TreeEdit.Entry(entries.getEntryFileMode(), entries.getEntryObjectId()));
            }
        }
        return Optional.empty();
    }

    private NavigableSet<Long> deployments(ObjectId directory) throws IOException {
        NavigableSet<Long> numbers = new TreeSet<>();
        for (CanonicalTreeParser entries = edit.entries(directory); !entries.eof(); entries.next(1)) {
            if (entries.getEntryFileMode().equals(FileMode.TREE)) {
                Layout.deployment(entries.getEntryPathString()).ifPresent(numbers::add);
            }
        }
        return numbers;
    }
}
