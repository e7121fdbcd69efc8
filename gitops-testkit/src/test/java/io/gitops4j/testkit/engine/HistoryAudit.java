package io.gitops4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.TestOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a history as a person would, and checks that it is gap-free and that everything begun ended exactly once (I5). */
final class HistoryAudit {
    private static final Pattern BEGINS = Pattern.compile("Deployment (\\d+) begins: .*");
    private static final Pattern ENDED = Pattern.compile("Deployment (\\d+) ended: .*");
    private static final Pattern SERVICE = Pattern.compile("(?<service>\\S+): (?<said>.*)");

    private final Map<String, List<String>> ends = new HashMap<>();

    private HistoryAudit() {}

    static void everythingEndedOnce(HistoryStore store, String environment) {
        HistoryAudit audit = new HistoryAudit();
        List<HistoryLine> lines =
                new ArrayList<>(store.read(environment, Long.MAX_VALUE, Integer.MAX_VALUE, TestOperation.live()));
        Collections.reverse(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).sequence()).as("numbers without a gap").isEqualTo(i + 1L);
            audit.take(lines.get(i));
        }
        assertThat(audit.ends)
                .allSatisfy((begun, states) ->
                        assertThat(states).as("ends of deployment %s", begun).hasSize(1));
    }

    private void take(HistoryLine line) {
        List<String> text = line.summary().lines().toList();
        Matcher begins = BEGINS.matcher(text.get(0));
        Matcher ended = ENDED.matcher(text.get(0));
        for (String service : text.subList(1, text.size())) {
            Matcher parts = SERVICE.matcher(service);
            if (!parts.matches()) {
                assertThat(service).as("the only other lines tell of commits").startsWith("commit ");
            } else if (begins.matches()) {
                assertThat(ends.put(line.sequence() + " " + parts.group("service"), new ArrayList<>()))
                        .isNull();
            } else if (ended.matches()) {
                String deployment = ended.group(1) + " " + parts.group("service");
                assertThat(ends).as("begun before it ended").containsKey(deployment);
                ends.get(deployment).add(parts.group("said"));
            }
        }
    }
}
