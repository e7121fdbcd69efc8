package io.gitops4j.waml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One damaged manifest, made of nothing but its seed: a valid one from the resources, changed in one to four ways. */
final class FuzzCase {
    private static final List<String> VALID = Manifests.all().stream()
            .map(path -> Manifests.read(path.getFileName().toString()))
            .toList();

    private static final List<Change> CHANGES = List.of(Change.values());
    private static final List<Encoding> ENCODINGS = List.of(Encoding.values());

    private final long seed;
    private final List<String> changes = new ArrayList<>();

    FuzzCase(long seed) {
        this.seed = seed;
    }

    /** The bytes; the same for the same seed. */
    byte[] manifest() {
        changes.clear();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>(pick(VALID, random).lines().toList());
        List<String> other = pick(VALID, random).lines().toList();
        for (int more = 1 + random.nextInt(3); more > 0; more--) {
            Change change = pick(CHANGES, random);
            changes.add(change.name());
            change.apply(lines, other, random);
            if (lines.isEmpty()) {
                lines.add("");
            }
        }
        String text = String.join("\n", lines) + "\n";
        if (random.nextInt(6) != 0) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        Encoding encoding = pick(ENCODINGS, random);
        changes.add(encoding.name());
        return encoding.apply(text, random);
    }

    /** How the manifest was damaged, for people. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    private static <T> T pick(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
