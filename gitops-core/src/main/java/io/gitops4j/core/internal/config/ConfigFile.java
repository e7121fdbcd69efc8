package io.gitops4j.core.internal.config;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** From a file, or its bytes, to a configuration. */
public final class ConfigFile {
    private static final int MAX_BYTES = 1 << 20;

    private ConfigFile() {}

    /** Reads and parses a file. */
    public static GitOpsConfig read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(file.toString(), in.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-FILE")
                            .what(file + " cannot be read (" + e.getClass().getSimpleName() + ")")
                            .remedy("check its name, and that the process may read it")
                            .build(),
                    e);
        }
    }

    /** Parses the bytes of a file of that name. */
    public static GitOpsConfig parse(String name, byte[] content) {
        Problems problems = new Problems(name);
        Optional<YamlNode> root = text(problems, content).flatMap(text -> YamlReader.read(problems, text));
        if (root.isEmpty()) {
            if (problems.none()) {
                problems.add("CONFIG-EMPTY", "", "the file is empty", "write at least 'owner: ' and a name");
            }
            throw problems.exception();
        }
        problems.locate("", root.get().position(), root.get());
        GitOpsConfig.Builder config = GitOpsConfig.builder().positions(problems.positions());
        Optional<Section> top = Section.of(problems, "", root.get());
        if (top.isEmpty()) {
            throw problems.exception();
        }
        new ConfigReader(problems).read(top.get(), config);
        return built(problems, config);
    }

    private static Optional<String> text(Problems problems, byte[] content) {
        if (content.length > MAX_BYTES) {
            problems.add("CONFIG-SIZE", "", "the file is larger than " + MAX_BYTES + " bytes", "split or shorten it");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add("CONFIG-ENCODING", "", "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
    }

    private static GitOpsConfig built(Problems problems, GitOpsConfig.Builder config) {
        try {
            GitOpsConfig built = config.build();
            if (problems.none()) {
                return built;
            }
        } catch (GitOpsException e) {
            problems.addUntold(e.diagnostics());
        }
        throw problems.exception();
    }
}
