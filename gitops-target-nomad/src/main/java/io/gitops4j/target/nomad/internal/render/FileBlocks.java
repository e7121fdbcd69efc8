package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.Digest;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.Container;
import io.gitops4j.target.nomad.TaskDriver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of a task: templates that hold no template. Their delimiters are ones that the content has not, so nothing in it is taken
 * for an action. A driver that runs images mounts the file where it belongs; one with a root of its own has it there at once.
 */
final class FileBlocks {
    /** More in one job makes every list and every plan of it slow, and the servers hold several versions of it in memory. */
    private static final long MOST_BYTES = 1L << 20;

    private static final int DIGEST_LENGTH = 8;

    private final TaskDriver driver;
    private final Findings findings;

    FileBlocks(TaskDriver driver, Findings findings) {
        this.driver = driver;
        this.findings = findings;
    }

    List<Map<String, Object>> templates(Container container, String path) {
        List<Map<String, Object>> templates = new ArrayList<>();
        long bytes = 0;
        for (ConfigFile file : container.files()) {
            bytes += file.content().getBytes(StandardCharsets.UTF_8).length;
            String here = path + ".files[" + templates.size() + "]";
            if (driver == TaskDriver.RAW_EXEC) {
                findings.warning(
                        "NOMAD-FILE",
                        here,
                        "the driver raw_exec has no file system of its own, so the file lies at ${NOMAD_TASK_DIR}"
                                + file.path() + " and not at " + file.path(),
                        "read it there, or deploy to a target with the driver docker");
            }
            templates.add(template(file));
        }
        if (bytes > MOST_BYTES) {
            findings.error(
                    "NOMAD-FILE",
                    path + ".files",
                    "the files of container " + container.name() + " have " + bytes
                            + " bytes together, and a job takes at most " + MOST_BYTES,
                    "put what is large into the image, or into a volume");
        }
        return templates;
    }

    /** What docker and podman mount, as {@code source:target:ro}; the source lies in the task's own folder. */
    static List<String> mounts(Container container) {
        return container.files().stream()
                .map(file -> source(file) + ":" + file.path() + ":ro")
                .toList();
    }

    private Map<String, Object> template(ConfigFile file) {
        String mark = mark(file.content());
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("DestPath", destination(file));
        // A change of the content is a change of the job, which starts new instances; nothing changes in between.
        template.put("ChangeMode", "noop");
        template.put("Perms", String.format("0%03o", file.mode().orElse(0644)));
        template.put("LeftDelim", "<" + mark);
        template.put("RightDelim", mark + ">");
        // Nomad refuses a template without a text; a comment is one, and renders as nothing.
        template.put(
                TaskEnvironment.TEMPLATE_FIELD,
                file.content().isEmpty() ? "<" + mark + "/* empty */" + mark + ">" : file.content());
        return template;
    }

    private String destination(ConfigFile file) {
        return switch (driver) {
            case DOCKER, PODMAN -> source(file);
            case RAW_EXEC -> "local" + file.path();
            case EXEC, JAVA -> file.path().substring(1);
        };
    }

    private static String source(ConfigFile file) {
        String path = file.path();
        String digest = Digest.ofText(path).value().substring(0, DIGEST_LENGTH);
        return "local/gitops/" + digest + path.substring(path.lastIndexOf('/'));
    }

    /** The shortest of a row of texts that the content has not. */
    private static String mark(String content) {
        StringBuilder mark = new StringBuilder("%gitops%");
        while (content.contains(mark)) {
            mark.append('%');
        }
        return mark.toString();
    }
}
