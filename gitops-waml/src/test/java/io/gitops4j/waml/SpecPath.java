package io.gitops4j.waml;

import io.gitops4j.api.MergePatch;
import io.gitops4j.api.spec.ProbeKind;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows a path such as {@code containers[0].resources.limits.cpuMillis} through the accessors of a spec. */
final class SpecPath {
    private SpecPath() {}

    static Object value(ServiceSpec spec, String path) {
        Object at = spec;
        for (String step : path.split("[.\\[]", -1)) {
            Object plain = at instanceof Optional<?> optional ? optional.orElseThrow() : at;
            at = step.endsWith("]") ? item(plain, step.substring(0, step.length() - 1)) : field(plain, step);
        }
        return at instanceof Optional<?> optional ? optional.orElseThrow() : at;
    }

    private static Object item(Object at, String index) {
        if (at instanceof Map<?, ?> map) {
            return map.containsKey(index) ? map.get(index) : map.get(ProbeKind.valueOf(index));
        }
        return ((List<?>) at).get(Integer.parseInt(index));
    }

    private static Object field(Object at, String name) {
        if (!(at instanceof MergePatch patch)) {
            return call(at, name);
        }
        return patch.at(name)
                .<Object>map(inner -> inner)
                .orElseGet(() -> patch.sets()
                        .find(name)
                        .orElseGet(() -> patch.removes().contains("/" + name) ? "null" : List.of()));
    }

    private static Object call(Object at, String accessor) {
        try {
            return at.getClass().getMethod(accessor).invoke(at);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a path of an origin leads nowhere: " + accessor + " of " + at.getClass(), e);
        }
    }
}
