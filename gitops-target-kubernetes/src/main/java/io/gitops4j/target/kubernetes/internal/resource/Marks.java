package io.gitops4j.target.kubernetes.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.ServiceId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The labels and annotations that say whose an object is. */
public final class Marks {
    /** Label: which engine. Nothing without it is changed or deleted. */
    public static final String OWNER = "gitops4j.io/owner";
    /** Label: which service. */
    public static final String SERVICE = "gitops4j.io/service";
    /** Label: which variant of the service, where there is one. */
    public static final String REF = "gitops4j.io/ref";
    /** Annotation that people set to {@code "true"}: never delete this. */
    public static final String KEEP = "gitops4j.io/keep";
    /** Well-known label: the name of the application; also all that selectors select by. */
    public static final String NAME = "app.kubernetes.io/name";
    /** Well-known label: the tool. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    /** The tool's name. */
    public static final String TOOL = "gitops4j";

    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    private Marks() {}

    /** The labels of every object that belongs to a service, sorted. */
    public static Map<String, String> of(String owner, ServiceId service) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(NAME, service.runtimeName());
        labels.put(MANAGED_BY, TOOL);
        labels.put(OWNER, owner);
        labels.put(SERVICE, service.slug());
        if (!service.ref().isEmpty()) {
            labels.put(REF, service.ref());
        }
        return labels;
    }

    /** Whether only this target may set a label. */
    public static boolean reserved(String key) {
        return key.startsWith("gitops4j.io/") || key.equals(NAME) || key.equals(MANAGED_BY);
    }

    /** Whether the server takes it as a label's value. */
    public static boolean isLabelValue(String value) {
        return LABEL_VALUE.matcher(value).matches();
    }

    /** Whether the server takes it as the key of a label or annotation. */
    public static boolean isLabelKey(String key) {
        return LABEL_KEY.matcher(key).matches();
    }

    /** Whether an object with this {@code metadata} carries the owner's mark. */
    public static boolean ownedBy(String owner, JsonNode metadata) {
        return owner.equals(metadata.path("labels").path(OWNER).asText(""));
    }

    /** The service in the marks. */
    public static Optional<ServiceId> service(JsonNode metadata) {
        JsonNode labels = metadata.path("labels");
        String slug = labels.path(SERVICE).asText("");
        return slug.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServiceId(slug, labels.path(REF).asText("")));
    }

    /** Whether people asked that the object stays, by our annotation or by the one of the cli-utils family. */
    public static boolean keep(JsonNode metadata) {
        JsonNode annotations = metadata.path("annotations");
        return annotations.path(KEEP).asText("").equals("true")
                || annotations
                        .path("client.lifecycle.config.k8s.io/deletion")
                        .asText("")
                        .equals("detach");
    }
}
