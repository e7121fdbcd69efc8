package io.gitops4j.notify.webhook.internal;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes the first bytes of a body and cuts the rest off: a receiver's answer is nothing that memory is spent on. */
final class Beginning implements BodySubscriber<String> {
    /** The longest word of an error that Slack documents is far shorter. */
    static final int MOST = 256;

    private final CompletableFuture<String> body = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private Flow.Subscription subscription = new Flow.Subscription() {
        @Override
        public void request(long n) {
            // There is none yet.
        }

        @Override
        public void cancel() {
            // There is none yet.
        }
    };

    @Override
    public CompletionStage<String> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), MOST - text.length())];
            buffer.get(bytes);
            text.append(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (text.length() >= MOST) {
            subscription.cancel();
            body.complete(text.toString());
        }
    }

    @Override
    public void onError(Throwable throwable) {
        // The status has been read, and that is what counts.
        body.complete(text.toString());
    }

    @Override
    public void onComplete() {
        body.complete(text.toString());
    }
}
