package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Keeps the number of files small at a cost for each write that grows with the logarithm of the history only: small packs are
 * joined with those that are not much larger, so that in the end each is at least twice the sum of those below it, as {@code git
 * repack --geometric=2} does. A whole gc would read the whole history each time.
 */
public final class ObjectTiers {
    private static final int MOST_PACKS = 20;
    private static final int MOST_LOOSE_IN_A_FOLDER = 3;
    private static final String SAMPLE = "17";
    private static final int MOST_BYTES = Integer.MAX_VALUE;

    /** Tidies up when it is worth it. Only while the repository is locked; a failure costs speed and nothing else. */
    public void run(CacheRepository repository, Operation operation) {
        ObjectDirectory objects = repository.getObjectDatabase();
        try {
            // Ids are spread evenly, so one folder of 256 tells of all, as it does for git's own gc.auto.
            boolean loose =
                    files(objects.getDirectory().toPath().resolve(SAMPLE), "*").size() > MOST_LOOSE_IN_A_FOLDER;
            if (loose || objects.getPacks().size() > MOST_PACKS) {
                join(objects, operation);
            }
        } catch (GitOpsException e) {
            // The operation is over. What it was for is done, and the next one tidies up.
            return;
        } catch (IOException | RuntimeException e) {
            operation.report(Diagnostic.info("GIT-CACHE")
                    .what("the objects could not be packed: " + new Causes(e).deepestMessage())
                    .remedy("nothing; it is tried again after the next write")
                    .build());
        }
    }

    private static void join(ObjectDirectory objects, Operation operation) throws IOException {
        List<Path> loose = loose(objects.getDirectory().toPath());
        List<Pack> packs = small(objects.getPacks(), loose.size());
        if (loose.isEmpty() && packs.size() < 2) {
            return;
        }
        Set<ObjectId> ids = new TreeSet<>();
        for (Path file : loose) {
            ids.add(id(file));
        }
        for (Pack pack : packs) {
            for (PackIndex.MutableEntry entry : pack) {
                ids.add(entry.toObjectId());
            }
        }
        if (write(objects, ids, operation)) {
            for (Pack pack : packs) {
                delete(objects.getPackDirectory().toPath(), pack);
            }
        }
        for (Path file : loose) {
            Files.deleteIfExists(file);
        }
    }

    /** Packs that are not yet twice as large as all smaller ones together, and those below them. */
    private static List<Pack> small(Collection<Pack> all, long loose) throws IOException {
        Map<Pack, Long> sizes = new HashMap<>();
        for (Pack pack : all) {
            sizes.put(pack, pack.getIndex().getObjectCount());
        }
        List<Pack> packs = new ArrayList<>(all);
        packs.sort(Comparator.comparing(sizes::get));
        int joined = 0;
        long sum = loose;
        for (int i = 0; i < packs.size(); i++) {
            long size = sizes.getOrDefault(packs.get(i), 0L);
            if (size < 2 * sum) {
                joined = i + 1;
            }
            sum += size;
        }
        return packs.subList(0, joined);
    }

    /** Whether there is a new pack, on the disk and whole; not when one of the very same objects was there. */
    private static boolean write(ObjectDirectory objects, Set<ObjectId> ids, Operation operation) throws IOException {
        Path folder = objects.getPackDirectory().toPath();
        Set<Path> before = files(folder, "*.pack");
        try (PackInserter inserter = objects.newPackInserter();
                ObjectReader reader = objects.newReader()) {
            inserter.checkExisting(false);
            for (ObjectId id : ids) {
                operation.checkpoint();
                ObjectLoader object = reader.open(id);
                inserter.insert(object.getType(), object.getCachedBytes(MOST_BYTES));
            }
            inserter.flush();
        }
        Set<Path> made = files(folder, "*.pack");
        made.removeAll(before);
        for (Path pack : made) {
            String index = pack.toString().replaceFirst("pack$", "idx");
            if (PackIndex.open(new File(index)).getObjectCount() != ids.size()) {
                throw new IOException("pack " + pack + " is not whole");
            }
            force(pack);
            force(Path.of(index));
            DirectorySync.force(List.of(folder));
        }
        return !made.isEmpty();
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Index first: without it nobody looks for the pack. */
    private static void delete(Path folder, Pack pack) throws IOException {
        String name = pack.getPackFile().getName().replaceFirst("pack$", "");
        Files.deleteIfExists(folder.resolve(name + "idx"));
        for (Path other : files(folder, name + "*")) {
            Files.deleteIfExists(other);
        }
    }

    private static List<Path> loose(Path objects) throws IOException {
        List<Path> loose = new ArrayList<>();
        for (Path folder : files(objects, "[0-9a-f][0-9a-f]")) {
            loose.addAll(files(folder, "?".repeat(38)));
        }
        return loose;
    }

    private static ObjectId id(Path loose) {
        int names = loose.getNameCount();
        return ObjectId.fromString(loose.getName(names - 2).toString() + loose.getName(names - 1));
    }

    private static Set<Path> files(Path folder, String glob) throws IOException {
        Set<Path> files = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
                found.forEach(files::add);
            }
        }
        return files;
    }
}
