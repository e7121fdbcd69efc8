package io.gitops4j.waml.internal.section;

import io.gitops4j.api.MergePatch;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.schema.Extensions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Patches on what a target makes of the service. What they may touch is the target's business. */
final class ExtensionSection implements Section {
    @Override
    public List<String> reads() {
        return Extensions.inOrder();
    }

    @Override
    public void read(Draft draft) {
        Map<String, MergePatch> patches = new TreeMap<>();
        for (String key : Extensions.inOrder()) {
            Merged value = draft.values().fields().get(key);
            if (value instanceof MergedMapping mapping) {
                String target = Extensions.target(key);
                patches.put(target, new PatchReader(draft).read(mapping, "extensions[" + target + "]"));
            } else if (value != null) {
                draft.findings()
                        .error(value, Code.PATCH, "a mapping is expected", "write the fields that are to be changed");
            }
        }
        draft.spec().extensions(patches);
    }
}
