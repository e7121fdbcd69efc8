package io.gitops4j.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import java.util.List;

/** What a target makes of a manifest, and what it has to say about it, as one text to read. */
final class RenderedText {
    static final String OWNER = "platform";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build();

    private RenderedText() {}

    static String of(Manifest manifest, Target target) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic found : manifest.parse().diagnostics()) {
            text.append("# ").append(found).append('\n');
        }
        for (Manifest.Declared service : manifest.services()) {
            Rendering rendering = rendering(service, target);
            text.append("# ")
                    .append(service.environment())
                    .append(": ")
                    .append(service.spec().id())
                    .append('\n');
            rendering
                    .diagnostics()
                    .forEach(found -> text.append("# ").append(found).append('\n'));
            rendering.resources().forEach(resource -> append(text, resource));
        }
        return text.toString();
    }

    static Rendering rendering(Manifest.Declared service, Target target) {
        return target.render(new RenderRequest(service.environment(), OWNER, service.spec()));
    }

    static List<DesiredResource> resources(Manifest manifest, Target target) {
        return manifest.services().stream()
                .flatMap(service -> rendering(service, target).resources().stream())
                .toList();
    }

    private static void append(StringBuilder text, DesiredResource resource) {
        text.append("---\n# ").append(resource.id()).append('\n');
        try {
            text.append(YAML.writeValueAsString(resource.body().fields()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(resource.id().toString(), e);
        }
    }
}
