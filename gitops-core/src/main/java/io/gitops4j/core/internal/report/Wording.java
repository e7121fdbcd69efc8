package io.gitops4j.core.internal.report;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.ForgeService;
import io.gitops4j.spi.ForgeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one line of a report. The same for a deployment that is next and one that is under way, so that a forge need not be told twice. */
final class Wording {
    private static final int NAMES = 3;

    private Wording() {}

    static String of(ForgeState state, Map<News, List<ForgeService>> services, List<Diagnostic> findings) {
        return switch (state) {
            case SUCCESS -> success(services);
            case PENDING, IN_PROGRESS ->
                underWay(services).orElseGet(() -> worst(services, findings).orElse("waits"));
            case FAILURE, ERROR, SUPERSEDED -> worst(services, findings).orElse("failed");
        };
    }

    static String failure(Diagnostic why) {
        return why.what() + (why.remedy().isEmpty() ? "" : ". Do: " + why.remedy());
    }

    private static String success(Map<News, List<ForgeService>> services) {
        List<String> parts = new ArrayList<>();
        part(parts, "deployed ", services.getOrDefault(News.DEPLOYED, List.of()));
        part(parts, "removed ", services.getOrDefault(News.REMOVED, List.of()));
        return parts.isEmpty() ? "everything is as declared" : String.join("; ", parts);
    }

    private static Optional<String> underWay(Map<News, List<ForgeService>> services) {
        List<ForgeService> going = new ArrayList<>(services.getOrDefault(News.NEXT, List.of()));
        going.addAll(services.getOrDefault(News.ROLLING_OUT, List.of()));
        List<String> parts = new ArrayList<>();
        part(parts, "deploying ", going);
        return parts.stream().findFirst();
    }

    /** The first trouble with its reason, and how much more there is. */
    private static Optional<String> worst(Map<News, List<ForgeService>> services, List<Diagnostic> findings) {
        for (Map.Entry<News, List<ForgeService>> entry : services.entrySet()) {
            if (entry.getKey().trouble()) {
                ForgeService first = entry.getValue().get(0);
                String more = entry.getValue().size() == 1
                        ? ""
                        : " (and " + (entry.getValue().size() - 1) + " more)";
                String why = first.findings().stream()
                        .findFirst()
                        .map(finding -> ": " + failure(finding))
                        .orElse("");
                return Optional.of(first.service() + " " + entry.getKey().words() + more + why);
            }
        }
        return findings.stream().findFirst().map(Wording::failure);
    }

    private static void part(List<String> parts, String word, List<ForgeService> services) {
        if (services.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(word);
        text.append(String.join(
                ", ",
                services.stream()
                        .limit(NAMES)
                        .map(service -> service.service().toString())
                        .toList()));
        if (services.size() > NAMES) {
            text.append(" and ").append(services.size() - NAMES).append(" more");
        }
        parts.add(text.toString());
    }
}
