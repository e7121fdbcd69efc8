package io.gitops4j.git.internal.trust;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what the paths that a commit changes ask for, beside the signature that it has. */
final class Needs {
    private final List<Judge> judges;
    private final Map<List<String>, String> asked = new LinkedHashMap<>();
    private boolean changes;

    /** What one parent says: who owns what, and who has signed the commit. */
    record Judge(Optional<CodeOwners> owners, Signer signer) {}

    Needs(List<Judge> judges) {
        this.judges = judges;
    }

    void add(String path) {
        changes = true;
        for (Judge judge : judges) {
            judge.owners().map(owners -> owners.toAsk(path)).orElse(List.of()).stream()
                    .filter(owners -> owners.stream().noneMatch(judge.signer()::hasName))
                    .forEach(owners -> asked.putIfAbsent(owners, path));
        }
    }

    boolean changes() {
        return changes;
    }

    Map<List<String>, String> asked() {
        return asked;
    }
}
