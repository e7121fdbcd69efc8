package io.gitops4j.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.Stage;
import io.gitops4j.testkit.VirtualClock;
import io.gitops4j.testkit.telemetry.BusyEngine;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenTelemetryTracesTest {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build();
    private BusyEngine engine;

    @BeforeEach
    void start(@TempDir Path directory) {
        engine = new BusyEngine(directory, VirtualClock.create(), OpenTelemetryTraces.of(sdk));
    }

    @AfterEach
    void close() {
        engine.close();
        sdk.close();
    }

    @Test
    void aRunIsOneTraceWithItsIdItsCommitAndWhoAsked() {
        String commit = engine.declare().id();
        ReconcileResult result = engine.run();

        SpanData run = only("gitops reconcile");
        assertThat(run.getParentSpanContext().isValid()).isFalse();
        assertThat(run.getAttributes().get(RunAttributes.RUN_ID)).isEqualTo(result.runId());
        assertThat(run.getAttributes().get(RunAttributes.ENVIRONMENT)).isEqualTo("prod");
        assertThat(run.getAttributes().get(RunAttributes.HEAD_REVISION)).isEqualTo(commit);
        assertThat(run.getAttributes().get(RunAttributes.REVISIONS)).containsExactly("apps@" + commit);
        assertThat(run.getAttributes().get(RunAttributes.INITIATOR)).isEqualTo("ann");
        assertThat(run.getAttributes().get(RunAttributes.OUTCOME)).isEqualTo("applied");
        assertThat(run.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(exporter.getFinishedSpanItems())
                .filteredOn(span -> !span.getName().startsWith("gitops message"))
                .allSatisfy(span -> {
                    assertThat(span.getTraceId()).isEqualTo(run.getTraceId());
                    assertThat(span.getAttributes().get(RunAttributes.RUN_ID)).isEqualTo(result.runId());
                });
    }

    @Test
    void stagesAreChildrenOfTheRunAndChangesOfTheirStage() {
        engine.declare();
        engine.run();

        SpanData run = only("gitops reconcile");
        assertThat(exporter.getFinishedSpanItems())
                .filteredOn(span -> span.getParentSpanId().equals(run.getSpanId()))
                .extracting(SpanData::getName)
                .containsExactlyElementsOf(Arrays.stream(Stage.values())
                        .map(stage -> "gitops stage " + stage.word())
                        .toList());
        SpanData apply = only("gitops stage apply");
        assertThat(named("gitops change create")).hasSize(3).allSatisfy(change -> {
            assertThat(change.getParentSpanId()).isEqualTo(apply.getSpanId());
            assertThat(change.getStartEpochNanos()).isGreaterThanOrEqualTo(apply.getStartEpochNanos());
            assertThat(change.getEndEpochNanos()).isLessThanOrEqualTo(apply.getEndEpochNanos());
            assertThat(change.getAttributes().get(RunAttributes.OUTCOME)).isEqualTo("written");
        });
        assertThat(only("gitops fetch resolve").getParentSpanId())
                .isEqualTo(only("gitops stage resolve").getSpanId());
    }

    @Test
    void whatFailedIsAnErrorWithTheCodeOfItsFinding() {
        engine.declare();
        engine.cutTarget();
        assertThat(engine.run().status()).isEqualTo(RunStatus.FAILED);

        for (SpanData failed : List.of(only("gitops reconcile"), only("gitops stage observe"))) {
            assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(failed.getStatus().getDescription()).isEqualTo("MEMORY-FAULT");
            assertThat(failed.getAttributes().get(RunAttributes.ERROR_TYPE)).isEqualTo("MEMORY-FAULT");
        }
        assertThat(only("gitops stage merge").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void aMessageToAForgeIsLinkedToTheRunThatItTellsOf() {
        engine.declare();
        engine.run();

        SpanData run = only("gitops reconcile");
        assertThat(named("gitops message report")).isNotEmpty().allSatisfy(message -> {
            assertThat(message.getTraceId()).isNotEqualTo(run.getTraceId());
            assertThat(message.getLinks())
                    .singleElement()
                    .satisfies(link ->
                            assertThat(link.getSpanContext().getSpanId()).isEqualTo(run.getSpanId()));
        });
    }

    @Test
    void aRunBelongsToTheSpanThatCallsTheEngine() {
        engine.declare();
        Span outer = sdk.getTracer("test").spanBuilder("outer").startSpan();
        try (Scope here = outer.makeCurrent()) {
            assertThat(here).isNotNull();
            engine.run();
        } finally {
            outer.end();
        }

        assertThat(only("gitops reconcile").getParentSpanId())
                .isEqualTo(outer.getSpanContext().getSpanId());
    }

    @Test
    void everySpanEnds() {
        engine.doEverything();

        assertThat(exporter.getFinishedSpanItems())
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.hasEnded()).isTrue());
        assertThat(named("gitops reconcile")).hasSize(3);
    }

    private List<SpanData> named(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private SpanData only(String name) {
        assertThat(named(name)).as(name).hasSize(1);
        return named(name).get(0);
    }
}
