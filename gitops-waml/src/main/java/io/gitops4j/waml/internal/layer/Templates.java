package io.gitops4j.waml.internal.layer;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Place;
import io.gitops4j.waml.internal.finding.Shown;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The templates that manifests may name: some that never change, others in files beside the manifests, which change with the
 * revision. Of each file the text read last is kept with what it means. Thread-safe.
 */
public final class Templates {
    private final TemplateReader reader;
    private final Map<String, Template> fixed = new HashMap<>();
    private final Map<String, String> files;
    private final Map<String, Read> kept = new ConcurrentHashMap<>();

    /**
     * Reads those that never change.
     *
     * @param texts by template name
     * @param files paths in the source, by template name; they come before texts of that name
     * @throws GitOpsException CONFIG, when a text is wrong
     */
    public Templates(TemplateReader reader, Map<String, String> texts, Map<String, String> files) {
        this.reader = reader;
        this.files = Map.copyOf(files);
        texts.forEach((name, text) -> fixed.put(name, reader.read(name, "template:" + name, text)));
    }

    /** At one revision, of which other files can be read. */
    public At at(Function<String, Optional<byte[]>> others) {
        return new At(this, others);
    }

    /**
     * The templates at one revision.
     *
     * @param templates all of them
     * @param others reads other files of the revision
     */
    public record At(Templates templates, Function<String, Optional<byte[]>> others) {
        boolean knows(String name) {
            return templates.files.containsKey(name) || templates.fixed.containsKey(name);
        }

        /**
         * The template of that name; nothing where its file is not there or wrong, and then the findings say so.
         *
         * @param named where it is named
         */
        Optional<Template> find(String name, Optional<? extends Place> named, Findings findings) {
            String path = templates.files.get(name);
            if (path == null) {
                return Optional.ofNullable(templates.fixed.get(name));
            }
            Optional<byte[]> content = others.apply(path);
            if (content.isEmpty()) {
                named.ifPresent(place -> findings.error(
                        place,
                        Code.ENUM,
                        "the template " + Shown.quoted(name) + " is in the file " + path + ", and that is not there",
                        "add the file, or name another template"));
                return Optional.empty();
            }
            return templates.read(name, path, new String(content.get(), StandardCharsets.UTF_8), findings);
        }
    }

    private Optional<Template> read(String name, String path, String text, Findings findings) {
        Read last = kept.get(name);
        if (last != null && last.text().equals(text)) {
            return Optional.of(last.template());
        }
        try {
            Template template = reader.read(name, path, text);
            kept.put(name, new Read(text, template));
            return Optional.of(template);
        } catch (GitOpsException e) {
            e.diagnostics().forEach(findings::add);
            return Optional.empty();
        }
    }

    private record Read(String text, Template template) {}
}
