package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.target.nomad.NomadOptions;
import io.gitops4j.target.nomad.SecretStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A container as a task. */
final class TaskRenderer {
    private final NomadOptions options;
    private final PortPlan ports;
    private final VolumeBlocks volumes;
    private final Findings findings;

    TaskRenderer(NomadOptions options, PortPlan ports, VolumeBlocks volumes, Findings findings) {
        this.options = options;
        this.ports = ports;
        this.volumes = volumes;
        this.findings = findings;
    }

    Map<String, Object> task(Container container, String path) {
        TaskEnvironment environment = TaskEnvironment.of(container, path, options.secrets(), findings);
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("Name", container.name());
        task.put("Driver", options.driver().nativeName());
        Map<String, Object> config = config(container, path);
        task.put("Config", config);
        container
                .security()
                .ifPresent(
                        security -> new SecurityConfig(options.driver(), security, path, findings).addTo(task, config));
        if (!environment.literals().isEmpty()) {
            task.put("Env", environment.literals());
        }
        if (environment.fromStore()
                && options.secrets()
                        .map(SecretStore::kind)
                        .filter(SecretStore.Kind.VAULT::equals)
                        .isPresent()) {
            task.put("Vault", vault());
        }
        List<Map<String, Object>> templates = new ArrayList<>();
        environment.template().ifPresent(templates::add);
        templates.addAll(new FileBlocks(options.driver(), findings).templates(container, path));
        putUnlessEmpty(task, "Templates", templates);
        putUnlessEmpty(task, "VolumeMounts", volumes.ofTask(container));
        Map<String, Object> resources = new ResourcesBlock(options, findings).of(container.resources(), path);
        if (!resources.isEmpty()) {
            task.put("Resources", resources);
        }
        return task;
    }

    private Map<String, Object> config(Container container, String path) {
        InterpolatedText.report(container, path, findings);
        boolean main = path.equals("containers[0]");
        return switch (options.driver()) {
            case DOCKER, PODMAN -> {
                Map<String, Object> config = new ImageConfig(options.driver(), findings)
                        .of(container, path, ports.labelsOf(container, main));
                volumes.addTo(config, container);
                yield config;
            }
            case RAW_EXEC, EXEC -> CommandConfig.of(container, path, options.driver(), findings);
            case JAVA -> JavaConfig.of(container, path, findings);
        };
    }

    private static void putUnlessEmpty(Map<String, Object> task, String name, List<Map<String, Object>> blocks) {
        if (!blocks.isEmpty()) {
            task.put(name, blocks);
        }
    }

    private Map<String, Object> vault() {
        Map<String, Object> vault = new LinkedHashMap<>();
        options.secrets().flatMap(SecretStore::role).ifPresent(role -> vault.put("Role", role));
        return vault;
    }
}
