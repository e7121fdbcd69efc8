package io.gitops4j.target.nomad.internal.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.spi.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A rendering as text: findings first, then every resource as JSON. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/io/gitops4j/target/nomad/internal/render");

    private Golden() {}

    static String text(Rendering rendering) {
        StringBuilder text = new StringBuilder();
        rendering
                .diagnostics()
                .forEach(finding -> text.append(finding.severity())
                        .append(' ')
                        .append(finding)
                        .append('\n'));
        rendering.resources().forEach(resource -> text.append('\n').append(text(resource)));
        return text.toString();
    }

    private static String text(DesiredResource resource) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        try {
            return resource.id() + " (stage " + resource.stage() + ", " + resource.lifecycle() + ")\n"
                    + new ObjectMapper()
                            .writer(printer)
                            .writeValueAsString(resource.body().fields()) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String name, Supplier<String> now) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, now.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
