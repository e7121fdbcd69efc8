package io.gitops4j.waml;

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
            at = step.endsWith("]") ? item(plain, step.substring(0, step.length() - 1)) : call(plain, step);
        }
        return at instanceof Optional<?> optional ? optional.orElseThrow() : at;
    }

    private static Object item(Object at, String index) {
        return at instanceof Map<?, ?> map
                ? map.get(ProbeKind.valueOf(index))
                : ((List<?>) at).get(Integer.parseInt(index));
    }

    private static Object call(Object at, String accessor) {
        try {
            return at.getClass().getMethod(accessor).invoke(at);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a path of an origin leads nowhere: " + accessor + " of " + at.getClass(), e);
        }
    }
}
