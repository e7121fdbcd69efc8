package io.gitops4j.core.internal.report;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.core.internal.file.FileName;
import io.gitops4j.core.internal.outbox.Box;
import io.gitops4j.core.internal.outbox.Lane;
import io.gitops4j.core.internal.outbox.Work;
import io.gitops4j.spi.PlanComment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What forges are to be told, until they are. Putting something in writes a small file and returns; the forge is called apart from the
 * run, so that whatever it does delays and fails no deployment. Thread-safe.
 */
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Map<String, List<NamedReporter>> reporters;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Lane<Message>> lanes = new ConcurrentHashMap<>();
    private final Work work;

    /**
     * Reads what earlier processes did not get through; calls nobody yet.
     *
     * @param reporters of each environment
     * @param directory for the files; every engine has one of its own
     */
    public Outbox(Map<String, List<NamedReporter>> reporters, Path directory, Work work) {
        this.reporters = Map.copyOf(reporters);
        this.work = work;
        reporters.values().stream().flatMap(List::stream).distinct().forEach(reporter -> {
            String name = reporter.name();
            Waiting known = new Waiting(name, directory.resolve(FileName.of(name)), Waiting.MOST);
            waiting.put(name, known);
            for (Box.Entry<Message> entry : known.box().all()) {
                if (lane(reporter, entry.letter().source()).isEmpty()) {
                    LOG.info("{} knows no repository for {} any more", name, entry.letter());
                    known.box().done(entry.number());
                }
            }
            known.box().all().stream()
                    .map(Box.Entry::letter)
                    .findFirst()
                    .ifPresent(first -> lane(reporter, first.source()).ifPresent(lane -> lane.told(first)));
        });
    }

    /** Has everything looked at that waits. */
    public void wake() {
        lanes.values().forEach(Lane::wake);
    }

    /** Tells what is new in a report to every reporter of its environment that knows its source. */
    void tell(Candidate candidate) {
        String source = candidate.report().revision().source();
        for (NamedReporter reporter : of(candidate.report().environment())) {
            Optional<Lane<Message>> lane = lane(reporter, source);
            List<Message> added = lane.isEmpty() ? List.of() : waiting(reporter).tell(candidate);
            if (!added.isEmpty()) {
                lane.get().told(added.get(0));
                lane.get().wake();
            }
        }
    }

    /**
     * Puts a plan in.
     *
     * @throws GitOpsException NOT_FOUND when no reporter of the environment knows the source
     */
    public void comment(PlanComment comment) {
        List<Lane<Message>> taken = new ArrayList<>();
        for (NamedReporter reporter : of(comment.environment())) {
            lane(reporter, comment.source()).ifPresent(lane -> {
                Message message = new Message.Comment(comment);
                waiting(reporter).box().add(message);
                lane.told(message);
                taken.add(lane);
            });
        }
        if (taken.isEmpty()) {
            throw new GitOpsException(
                    FailureKind.NOT_FOUND,
                    Diagnostic.error("FORGE-REPOSITORY")
                            .what("no reporter of '" + comment.environment() + "' knows the repository of the source '"
                                    + comment.source() + "'")
                            .remedy("name the repository in the options of an entry of 'reporters'")
                            .build());
        }
        taken.forEach(Lane::wake);
    }

    /** Those that carry what waits. */
    public List<? extends Lane<?>> lanes() {
        return List.copyOf(lanes.values());
    }

    /** How many messages wait. */
    public int size() {
        return waiting.values().stream().mapToInt(known -> known.box().size()).sum();
    }

    /** Waits for the calls under way. What waits stays in the files. */
    @Override
    public void close() {
        lanes.values().forEach(Lane::close);
    }

    private List<NamedReporter> of(String environment) {
        return reporters.getOrDefault(environment, List.of());
    }

    private Waiting waiting(NamedReporter reporter) {
        return Objects.requireNonNull(waiting.get(reporter.name()), reporter.name());
    }

    private Optional<Lane<Message>> lane(NamedReporter reporter, String source) {
        try {
            return reporter.repository(source)
                    .map(repository -> lanes.computeIfAbsent(
                            reporter.name() + " " + repository,
                            any -> new Lane<>(
                                    reporter, repository, waiting(reporter).box(), work)))
                    .map(lane -> lane.serving(source));
        } catch (GitOpsException e) {
            LOG.warn("{} cannot say which repository {} is: {}", reporter.name(), source, e.getMessage());
            return Optional.empty();
        }
    }
}
