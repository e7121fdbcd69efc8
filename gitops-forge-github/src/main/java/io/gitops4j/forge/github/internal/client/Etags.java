package io.gitops4j.forge.github.internal.client;

import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last few answers with their tags: asked for again, GitHub says "not modified" and does not count it. Thread-safe. */
final class Etags {
    private static final int MOST = 20;

    private final Map<String, Tagged> answers = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tagged> eldest) {
            return size() > MOST;
        }
    };

    record Tagged(String etag, Answer answer) {}

    synchronized Optional<Tagged> find(Call call) {
        return Optional.ofNullable(answers.get(call.target()));
    }

    synchronized void keep(Call call, Answer answer) {
        answer.header("etag").ifPresent(etag -> answers.put(call.target(), new Tagged(etag, answer)));
    }
}
