package io.gitops4j.target.nomad.internal.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A port of the instances under the name that it registers with; it collects its checks while the job is rendered. */
final class NamedPort {
    private final String name;
    private final String provider;
    private final String portLabel;
    private final List<String> tags;
    private final List<Map<String, Object>> checks = new ArrayList<>();

    NamedPort(String name, String provider, String portLabel, List<String> tags) {
        this.name = name;
        this.provider = provider;
        this.portLabel = portLabel;
        this.tags = tags;
    }

    boolean isAt(String label) {
        return portLabel.equals(label);
    }

    void add(Map<String, Object> check) {
        checks.add(check);
    }

    /** The service block. */
    Map<String, Object> block() {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("Name", name);
        service.put("Provider", provider);
        if (!portLabel.isEmpty()) {
            service.put("PortLabel", portLabel);
        }
        if (!tags.isEmpty()) {
            service.put("Tags", tags);
        }
        if (!checks.isEmpty()) {
            service.put("Checks", checks);
        }
        return service;
    }
}
