package io.gitops4j.examples.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.PlanFormat;
import io.gitops4j.api.Activity;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ServicePlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that came out of an engine for people, by where it came out. Thread-safe. */
final class Overheard implements ReconcileListener, AutoCloseable {
    private final Map<String, StringBuilder> texts = new HashMap<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream err = System.err;
    private final PrintStream out = System.out;

    /** From now on what is logged is heard as well. */
    Overheard() {
        PrintStream heard = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setErr(heard);
        System.setOut(heard);
    }

    @Override
    public void close() {
        System.setErr(err);
        System.setOut(out);
    }

    private synchronized void hear(String where, Object... values) {
        StringBuilder heard = texts.computeIfAbsent(where, any -> new StringBuilder());
        for (Object value : values) {
            heard.append(value).append('\n');
        }
    }

    @Override
    public void onEvent(ReconcileEvent event) {
        hear("event " + event.kind(), event, event.text());
        event.diagnostic().ifPresent(finding -> findings("event " + event.kind(), List.of(finding)));
        event.plan().ifPresent(this::plan);
        event.result().ifPresent(result -> {
            hear("event " + event.kind(), result, result.health(), result.failure());
            findings("event " + event.kind(), result.diagnostics());
        });
    }

    @Override
    public void onActivity(Activity activity) {
        String where = "activity " + activity.kind();
        hear(where, activity, activity.subject(), activity.detail(), activity.failure());
        activity.failure().ifPresent(failure -> findings(where, List.of(failure.diagnostic())));
    }

    void plan(Plan plan) {
        hear("plan as text", PlanFormat.text(plan));
        hear("plan as JSON", PlanFormat.json(plan));
        hear("plan as Markdown", PlanFormat.markdown(plan));
        hear("plan as values", plan, plan.services(), plan.holds());
        findings("plan as values", plan.diagnostics());
        for (ServicePlan service : plan.services()) {
            findings("plan as values", service.diagnostics());
            service.changes()
                    .forEach(change -> hear(
                            "plan as values", change, change.diff(), change.reason(), change.desired(), change.live()));
        }
    }

    void result(ReconcileResult result) {
        hear("result", result, result.services(), result.failure());
        result.plan().ifPresent(this::plan);
        result.services().forEach(service -> {
            hear("result", service, service.health(), service.failure());
            findings("result", service.diagnostics());
            service.failure().ifPresent(failure -> findings("result", List.of(failure.diagnostic())));
        });
    }

    void state(EnvironmentState state) {
        hear("state", state);
        state.services().forEach(service -> findings("state", service.diagnostics()));
    }

    void history(List<Deployment> deployments) {
        deployments.forEach(deployment -> hear("history", deployment));
    }

    void thrown(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        hear("exception", trace);
    }

    void files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hear("file " + folder.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Diagnostics in full: their own text form is cut short. */
    private void findings(String where, List<Diagnostic> findings) {
        findings.forEach(finding -> hear(where, finding, finding.path(), finding.what(), finding.remedy()));
    }

    /** Fails with every place in which one of the texts was heard. */
    synchronized void assertNothingOf(List<String> secrets) {
        texts.put("log", new StringBuilder(log.toString(StandardCharsets.UTF_8)));
        List<String> leaks = texts.entrySet().stream()
                .flatMap(entry -> secrets.stream()
                        .filter(secret -> entry.getValue().indexOf(secret) >= 0)
                        .map(secret -> entry.getKey() + ": " + around(entry.getValue(), secret)))
                .sorted()
                .toList();
        assertThat(leaks).as("places that show a secret").isEmpty();
    }

    /** So that a test does not pass because nothing was said. */
    synchronized boolean heard(String where, String text) {
        return texts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(where))
                .anyMatch(entry -> entry.getValue().indexOf(text) >= 0);
    }

    private static String around(StringBuilder text, String secret) {
        int at = text.indexOf(secret);
        return text.substring(Math.max(0, at - 80), Math.min(text.length(), at + secret.length() + 20))
                .replace('\n', ' ');
    }
}
