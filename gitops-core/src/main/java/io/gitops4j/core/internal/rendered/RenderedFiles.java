package io.gitops4j.core.internal.rendered;

import io.gitops4j.api.Document;
import io.gitops4j.core.internal.yaml.BodyYaml;
import java.util.Map;
import java.util.TreeMap;

/** The body of a kept service, one document a file by its name, as the text of those files and back. Pure. */
final class RenderedFiles {
    private static final String HEADER = "# Written by GitOps4J: what is changed here by hand does not last.\n";
    private static final String NO_YAML = "(no YAML)";

    private RenderedFiles() {}

    static Map<String, String> write(Document body) {
        Map<String, String> files = new TreeMap<>();
        body.fields().forEach((name, content) -> files.put(name, HEADER + BodyYaml.write(document(content))));
        return files;
    }

    /**
     * What files hold. Of one that is not wanted nothing is quoted: it is somebody's own, and may hold anything.
     *
     * @param wanted the files that are
     */
    static Document read(Map<String, String> files, Map<String, String> wanted) {
        Map<String, Object> body = new TreeMap<>();
        files.forEach((name, text) -> body.put(
                name,
                wanted.containsKey(name)
                        ? BodyYaml.read(text).<Object>map(Document::fields).orElse(NO_YAML)
                        : "(not wanted)"));
        return Document.of(body);
    }

    @SuppressWarnings("unchecked") // a body is made by KeptRendering of documents, whose keys are texts
    private static Document document(Object content) {
        return Document.of((Map<String, ?>) content);
    }
}
