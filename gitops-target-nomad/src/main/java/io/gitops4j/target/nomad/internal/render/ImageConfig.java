package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.target.nomad.TaskDriver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For the drivers that run images. As everywhere, command replaces the image's entry point and args its command. */
final class ImageConfig {
    private final TaskDriver driver;
    private final Findings findings;

    ImageConfig(TaskDriver driver, Findings findings) {
        this.driver = driver;
        this.findings = findings;
    }

    Map<String, Object> of(Container container, String path, List<String> portLabels) {
        Map<String, Object> config = new LinkedHashMap<>();
        if (container.image().isEmpty()) {
            findings.error(
                    "NOMAD-IMAGE",
                    path + ".image",
                    "container " + container.name() + " has no image, and the driver " + driver.nativeName()
                            + " runs nothing else",
                    "declare image and tag");
        }
        container.image().ifPresent(image -> config.put("image", image.reference()));
        if (!container.command().isEmpty()) {
            config.put("entrypoint", container.command());
        }
        if (!container.args().isEmpty()) {
            config.put("args", container.args());
        }
        if (!portLabels.isEmpty()) {
            config.put("ports", portLabels);
        }
        if (driver == TaskDriver.DOCKER && capsAtRequest(container.resources())) {
            config.put("cpu_hard_limit", true);
        }
        return config;
    }

    /** Docker can cap the CPU at what is reserved, and at nothing else. */
    static boolean capsAtRequest(Resources resources) {
        return resources.limits().cpuMillis().isPresent()
                && resources.requests().cpuMillis().equals(resources.limits().cpuMillis());
    }
}
