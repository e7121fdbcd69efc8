package io.gitops4j.waml.internal.schema;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What an installation adds to the schema.
 *
 * @param templates the known template names
 * @param requestClasses objectives in per cent by class name
 * @param maxReplicas the highest number of instances
 * @param teams that an owner may be; any where there is none
 */
public record SchemaSettings(
        Set<String> templates, Map<String, BigDecimal> requestClasses, int maxReplicas, Set<String> teams) {
    /** Without known teams. */
    public SchemaSettings(Set<String> templates, Map<String, BigDecimal> requestClasses, int maxReplicas) {
        this(templates, requestClasses, maxReplicas, Set.of());
    }
}
