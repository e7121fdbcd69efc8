package io.gitops4j.core.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxTest {
    @TempDir
    private Path directory;

    private record Note(String address, String text) implements Letter {
        @Override
        public String runId() {
            return "";
        }

        @Override
        public String word() {
            return "note";
        }

        @Override
        public String key() {
            return address + text;
        }

        @Override
        public String environment() {
            return "prod";
        }

        @Override
        public boolean last() {
            return true;
        }
    }

    private Box<Note> open() {
        LetterFiles<Note> files = new LetterFiles<>(
                directory,
                note -> JsonNodeFactory.instance
                        .objectNode()
                        .put("address", note.address)
                        .put("text", note.text),
                json -> new Note(JsonFields.text(json, "address"), JsonFields.text(json, "text")));
        return new Box<>("the test", files, new Box.Bounds(10, 3));
    }

    private static List<String> texts(Box<Note> box) {
        return box.all().stream().map(entry -> entry.letter().text()).toList();
    }

    @Test
    void f56_ofOneAddressNotMoreThanItsMostWaitAndTheOldestGo() {
        Box<Note> box = open();
        box.add(new Note("other", "first"));
        for (int i = 1; i <= 5; i++) {
            box.add(new Note("shop", "n" + i));
        }

        assertThat(texts(box)).containsExactly("first", "n3", "n4", "n5");
        assertThat(texts(open())).isEqualTo(texts(box));
    }

    @Test
    void whatIsPutInTogetherIsWrittenDownWithTheLastNumber() {
        Box<Note> box = open();
        List<Long> numbers = new ArrayList<>();
        box.add(new Note("shop", "n1"));

        box.addAll(List.of(new Note("shop", "n2"), new Note("other", "n3")), numbers::add);

        assertThat(numbers).containsExactly(3L);
        assertThat(box.all()).extracting(Box.Entry::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatComesInBetweenLeavesTheFilesOfWhatWasPutIn() {
        Box<Note> box = open();

        assertThatThrownBy(() -> box.addAll(List.of(new Note("shop", "n1")), last -> {
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        assertThat(texts(open())).containsExactly("n1");
    }
}
