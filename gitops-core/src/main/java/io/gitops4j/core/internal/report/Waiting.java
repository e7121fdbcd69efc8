package io.gitops4j.core.internal.report;

import io.gitops4j.core.internal.file.FileName;
import io.gitops4j.core.internal.outbox.Box;
import io.gitops4j.core.internal.outbox.LetterFiles;
import io.gitops4j.spi.ForgeReport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one reporter has to tell and has told. Thread-safe. */
final class Waiting {
    /** A day of pushes to many environments; past that, what is oldest goes (F56). */
    static final int MOST = 1000;

    private final LetterFiles<Message> files;
    private final Box<Message> box;
    private final Map<String, Told> told = new HashMap<>();

    /**
     * Goes on where an earlier process stopped.
     *
     * @param name of the reporter
     * @param directory of its files
     * @param most so many messages wait, and no more
     */
    Waiting(String name, Path directory, int most) {
        this.files = new LetterFiles<>(directory, MessageCodec::encode, MessageCodec::decode);
        this.box = new Box<>("the reporter " + name, files, new Box.Bounds(most, most));
        files.told(MessageCodec::told)
                .forEach(
                        last -> told.put(key(last.environment(), last.revision().source()), last));
    }

    Box<Message> box() {
        return box;
    }

    /** Adds what is new in a report; empty when nothing is. */
    synchronized List<Message> tell(Candidate candidate) {
        String key = key(
                candidate.report().environment(), candidate.report().revision().source());
        List<ForgeReport> news = Told.news(Optional.ofNullable(told.get(key)), candidate);
        if (news.isEmpty()) {
            return List.of();
        }
        List<Message> messages = news.stream().<Message>map(Message.Report::new).toList();
        messages.forEach(box::add);
        Told last = Told.of(candidate);
        told.put(key, last);
        // Lost with the machine it costs one look at the forge, and so it is not waited for.
        files.told(key, MessageCodec.told(last), false);
        return messages;
    }

    private static String key(String environment, String source) {
        return FileName.of(environment) + "." + FileName.of(source);
    }
}
