package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.Document;
import io.gitops4j.api.MergePatch;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the author changes on the rendered job. Lists of blocks merge by the name of the block, where every item has it. */
final class JobPatch {
    /** The id of this target's provider, by which a service names what is for it. */
    private static final String TARGET = "nomad";

    private static final String CODE = "NOMAD-PATCH";
    private static final List<String> BY_NAME = List.of("Name");
    private static final Map<String, List<String>> LIST_KEYS = Map.of(
            "TaskGroups", BY_NAME,
            "Tasks", BY_NAME,
            "Services", BY_NAME,
            "Checks", BY_NAME,
            "Templates", List.of("DestPath"),
            "VolumeMounts", List.of("Destination"));
    private static final List<String> FIXED = List.of("ID", "Name", "Namespace", "Region", "Type", "Stop", "Version");

    private final ServiceSpec spec;
    private final Findings findings;

    JobPatch(ServiceSpec spec, Findings findings) {
        this.spec = spec;
        this.findings = findings;
    }

    /** The job with the patch on it; {@code marks} are the keys of its Meta that are the engine's. */
    Document applyTo(Document job, Iterable<String> marks) {
        spec.extensions().keySet().stream()
                .filter(target -> !target.equals(TARGET))
                .forEach(target -> findings.info(
                        CODE,
                        path(target),
                        "the patch is for " + target + ", and this is " + TARGET + ", so it has no effect here",
                        "keep it for environments of " + target + ", or take it out"));
        MergePatch patch = spec.extensions().get(TARGET);
        if (patch == null) {
            return job;
        }
        boolean refused = false;
        for (String field : FIXED) {
            refused |= refuse(patch, field);
        }
        for (String mark : marks) {
            refused |= refuse(patch, "Meta", mark);
        }
        return refused ? job : patch.applyTo(job, field -> LIST_KEYS.getOrDefault(field, List.of()));
    }

    private boolean refuse(MergePatch patch, String... keys) {
        if (!patch.touches(keys)) {
            return false;
        }
        String field = String.join(".", keys);
        findings.error(
                CODE,
                path(TARGET, keys),
                "a patch cannot change " + field + " of a job: the engine finds and writes it by that",
                "take it out of the patch");
        return true;
    }

    private static String path(String target, String... keys) {
        return String.join(
                ".",
                Stream.concat(Stream.of("extensions[" + target + "]"), Stream.of(keys))
                        .toList());
    }
}
