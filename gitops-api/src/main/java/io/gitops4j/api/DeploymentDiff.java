package io.gitops4j.api;

import java.util.List;
import java.util.Objects;

/**
 * How two deployments of one service differ, in what was declared and in what the target was given. Made by the engine from the
 * sources, as they were; secrets are masked.
 *
 * @param from the earlier or later one, as asked for
 * @param to the other
 * @param declared leaves of the service's declaration that differ, merged with all defaults
 * @param resources native resources that differ, in their order
 */
public record DeploymentDiff(Deployment from, Deployment to, List<FieldDiff> declared, List<ResourceDiff> resources) {
    /** Copies the lists. */
    public DeploymentDiff {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        declared = List.copyOf(declared);
        resources = List.copyOf(resources);
    }

    /**
     * How one native resource differs.
     *
     * @param id which
     * @param kind CREATE when only the second deployment has it, DELETE when only the first has, else UPDATE
     * @param fields leaves that differ; empty for one that is there only once
     */
    public record ResourceDiff(ResourceId id, ChangeKind kind, List<FieldDiff> fields) {
        /** Copies the list. */
        public ResourceDiff {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            fields = List.copyOf(fields);
        }
    }

    /** Whether both are the same. */
    public boolean isEmpty() {
        return declared.isEmpty() && resources.isEmpty();
    }

    /** For people, with what could hide in values made visible. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(to.service())
                .append(" in ")
                .append(to.environment())
                .append(", deployment ")
                .append(from.number())
                .append(" to ")
                .append(to.number());
        declared.forEach(field -> text.append("\n  ").append(VisibleText.of(field.toString())));
        for (ResourceDiff resource : resources) {
            text.append('\n').append(sign(resource.kind())).append(' ').append(resource.id());
            resource.fields().forEach(field -> text.append("\n    ").append(VisibleText.of(field.toString())));
        }
        return text.toString();
    }

    private static char sign(ChangeKind kind) {
        return switch (kind) {
            case CREATE -> '+';
            case DELETE -> '-';
            default -> '~';
        };
    }
}
