package io.gitops4j.waml.internal.section;

import io.gitops4j.api.PlainSecrets;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Files of a container; content that looks like a secret is masked from here on (B43). */
final class FileReader {
    private static final int OCTAL = 8;

    private FileReader() {}

    static void read(ContainerDraft container) {
        List<ConfigFile> files = new ArrayList<>();
        for (MergedMapping item : Items.of(container.values(), "files")) {
            Optional<MergedScalar> path = item.scalar("path");
            Optional<MergedScalar> content = item.scalar("content");
            if (path.isPresent() && content.isPresent()) {
                files.add(file(container, item, path.get(), content.get(), files.size()));
            }
        }
        container.container().files(files);
    }

    private static ConfigFile file(
            ContainerDraft container, MergedMapping item, MergedScalar path, MergedScalar content, int index) {
        String field = "files[" + index + "]";
        Optional<MergedScalar> mode = item.scalar("mode");
        container.origin(field, item);
        container.origin(field + ".path", path);
        container.origin(field + ".content", content);
        mode.ifPresent(value -> container.origin(field + ".mode", value));
        boolean sensitive = PlainSecrets.within(content.text());
        if (sensitive) {
            container
                    .findings()
                    .warning(
                            content,
                            Code.PLAINSECRET,
                            "the content of " + path.text() + " looks like a secret and lies open in the repository",
                            "store it in Vault, and read it from a variable with vault:path#key#version");
        }
        return new ConfigFile(
                path.text(),
                content.text(),
                mode.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(mode.get().text(), OCTAL)),
                sensitive);
    }
}
