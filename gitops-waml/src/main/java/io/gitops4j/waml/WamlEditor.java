package io.gitops4j.waml;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ManifestEditor;
import io.gitops4j.waml.internal.edit.DeployIds;
import io.gitops4j.waml.internal.edit.TagEdit;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.DeployId;
import io.gitops4j.waml.internal.rule.ImageText;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes single values in WAML manifests and leaves comments, layout and all other values as they are. Immutable and
 * thread-safe.
 *
 * <p>The tag is set in the service's own deploy entry, where it is above everything else. An entry whose text is an alias of
 * another is refused, as a change of it would be one for both.
 */
public final class WamlEditor implements ManifestEditor {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Keeps nothing between two calls. */
    public WamlEditor() {}

    @Override
    public Set<String> environments(String path, byte[] content) {
        return DeployIds.of(path, withoutMark(content)).stream()
                .map(DeployId::environment)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public byte[] withTag(String path, byte[] content, String environment, ServiceId service, String tag) {
        if (!ImageText.isTag(tag)) {
            throw new GitOpsException(
                    FailureKind.MANIFEST,
                    Diagnostic.error(Code.IMAGE)
                            .at(Position.ofFile(path))
                            .path("tag")
                            .what("'" + tag + "' is no tag of an image")
                            .remedy("use at most 128 letters, digits, '_', '.' and '-', the first no '.' and no '-'")
                            .build());
        }
        String deployId = new DeployId(environment, service.ref()).toString();
        String edited = TagEdit.apply(path, withoutMark(content), deployId, tag);
        return (hasMark(content) ? BYTE_ORDER_MARK + edited : edited).getBytes(StandardCharsets.UTF_8);
    }

    private static String withoutMark(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return hasMark(content) ? text.substring(1) : text;
    }

    private static boolean hasMark(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).startsWith(BYTE_ORDER_MARK);
    }
}
