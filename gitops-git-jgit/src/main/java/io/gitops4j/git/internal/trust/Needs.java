package io.gitops4j.git.internal.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what the paths that a commit changes ask for, beside the signature that it has. */
final class Needs {
    private final List<Judge> judges;
    private boolean changes;

    /** What one parent says: its rules, who has signed the commit by them, and whom they ask. */
    private record Judge(Rules rules, Signer signer, Map<List<String>, String> asked) {}

    /** @param signers by each of the rules */
    Needs(List<Rules> rules, List<Signer> signers) {
        this.judges = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            judges.add(new Judge(rules.get(i), signers.get(i), new LinkedHashMap<>()));
        }
    }

    /** A path that everybody judges. */
    void add(String path) {
        changes = true;
        judges.forEach(judge -> ask(judge, path));
    }

    /** A path that is new to those with some of the rules only; where nobody has them, as when they were read twice, to all. */
    void add(String path, Rules rules) {
        changes = true;
        List<Judge> those =
                judges.stream().filter(judge -> judge.rules().equals(rules)).toList();
        (those.isEmpty() ? judges : those).forEach(judge -> ask(judge, path));
    }

    private static void ask(Judge judge, String path) {
        judge.rules().owners().map(owners -> owners.toAsk(path)).orElse(List.of()).stream()
                .filter(owners -> owners.stream().noneMatch(judge.signer()::hasName))
                .forEach(owners -> judge.asked().putIfAbsent(owners, path));
    }

    boolean changes() {
        return changes;
    }

    /** One for each of the rules, in their order. */
    List<Judgement> judgements() {
        return judges.stream()
                .map(judge -> new Judgement(judge.signer(), judge.asked()))
                .toList();
    }
}
