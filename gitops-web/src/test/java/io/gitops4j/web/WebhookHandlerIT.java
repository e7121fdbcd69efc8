package io.gitops4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.HistoryStores;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Polling;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemorySource;
import io.gitops4j.testkit.InMemoryTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookHandlerIT {
    private static final int BURST = 10_000;
    private static final int SENDERS = 8;

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebhookReceiver receiver = new WebhookReceiver(WebhookOptions.builder()
            .secret(() -> Signed.SECRET)
            .watch("https://git.example.com/shop/apps.git")
            .maxBytes(10_000)
            .build());

    @Test
    void answersEachKindOfRequest() throws Exception {
        List<Push> pushes = new ArrayList<>();
        try (LoopbackServer server = new LoopbackServer("/hook", new WebhookHandler(receiver, pushes::add))) {
            assertThat(send(server, Signed.github(Signed.BODY), Signed.BODY)).isEqualTo("202 accepted");
            assertThat(send(server, Signed.github("x"), Signed.BODY)).isEqualTo("401 not signed");
            assertThat(send(server, Map.of(), "x".repeat(10_001))).isEqualTo("413 too large");
            HttpResponse<String> get = client.send(
                    HttpRequest.newBuilder(server.uri("/hook")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(get.statusCode()).isEqualTo(405);
        }
        assertThat(pushes).hasSize(1);
    }

    /** It has been taken, and would be refused as a repeated one if it came again. */
    @Test
    void aPushCountsAlsoWhereItsSenderHasHungUpBeforeTheAnswer() throws Exception {
        List<Push> pushes = new CopyOnWriteArrayList<>();
        CountDownLatch handled = new CountDownLatch(1);
        WebhookHandler handler = new WebhookHandler(receiver, pushes::add);
        try (LoopbackServer server = new LoopbackServer("/hook", exchange -> {
            exchange.setStreams(null, new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    throw new IOException("Broken pipe");
                }
            });
            try {
                handler.handle(exchange);
            } finally {
                handled.countDown();
            }
        })) {
            send(server, Signed.github(Signed.BODY), Signed.BODY);
            handled.await();
        }
        assertThat(pushes).hasSize(1);
    }

    /** All of them come while one run is under way; they must become one run more, which sees the newest commit. */
    @Test
    void f16_tenThousandDeliveriesBecomeOneRun() throws Exception {
        InMemorySource source = new InMemorySource("apps");
        source.commit(Map.of("README.md", "1"));
        CountDownLatch burstIsOver = new CountDownLatch(1);
        CountDownLatch runIsUnderWay = new CountDownLatch(1);
        BlockingQueue<String> ended = new LinkedBlockingQueue<>();
        AtomicInteger answered = new AtomicInteger();
        try (GitOpsEngine engine = engine(source, runIsUnderWay, burstIsOver, ended);
                Polling polling = engine.poll(Duration.ofDays(1));
                LoopbackServer server =
                        new LoopbackServer("/hook", new WebhookHandler(receiver, push -> polling.trigger("prod")))) {
            runIsUnderWay.await();
            List<Thread> senders = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> new Thread(() -> {
                        for (int i = sender; i < BURST; i += SENDERS) {
                            Map<String, String> headers = Signed.github(Signed.BODY);
                            headers.put("X-GitHub-Delivery", "delivery-" + i);
                            if (send(server, headers, Signed.BODY).equals("202 accepted")) {
                                answered.incrementAndGet();
                            }
                        }
                    }))
                    .toList();
            senders.forEach(Thread::start);
            for (Thread sender : senders) {
                sender.join();
            }
            source.commit(Map.of("README.md", "2"));
            burstIsOver.countDown();

            assertThat(ended.poll(60, TimeUnit.SECONDS)).isNotNull();
            assertThat(ended.poll(60, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(answered).hasValue(BURST);
        assertThat(source.calls().asMap()).containsEntry("resolve", 2L);
        assertThat(ended).isEmpty();
    }

    private static GitOpsEngine engine(
            InMemorySource source, CountDownLatch underWay, CountDownLatch goOn, BlockingQueue<String> ended) {
        return GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("team")
                        .environment(EnvironmentConfig.named("prod").build())
                        .build())
                .discovery(false)
                .source("apps", source)
                .target("prod", new InMemoryTarget(new InMemoryBackend()))
                .parser(new NoManifests())
                .historyStore(HistoryStores.inMemory())
                .listener(event -> {
                    if (event.kind() == Kind.RESOLVED) {
                        underWay.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    } else if (event.kind() == Kind.RUN_FINISHED) {
                        ended.add(event.text());
                    }
                })
                .build();
    }

    private String send(LoopbackServer server, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri("/hook")).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }
}
