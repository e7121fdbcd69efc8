package io.gitops4j.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts as files to read, in {@code src/test/resources/golden}. */
public final class Golden {
    private Golden() {}

    /** Fails where the texts differ, and leaves the actual one in {@code target/golden}, ready to be copied if it is right. */
    public static void check(String file, String actual) {
        try {
            Path written = Path.of("target", "golden", file);
            Files.createDirectories(Path.of("target", "golden"));
            Files.writeString(written, actual);
            assertThat(actual).as("what is now in %s", written).isEqualTo(expected(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expected(String file) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            return in == null
                    ? "(there is no golden file " + file + ")"
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
