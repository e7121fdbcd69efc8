package io.gitops4j.target.kubernetes.internal.client;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FieldDiff;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes secret values out of what the server says about an object: admission webhooks may quote whatever they were sent. */
public final class SensitiveText {
    private final Set<String> values = new HashSet<>();

    private SensitiveText() {}

    /** The refusal without the values that the resource marks as sensitive. */
    public static ApiStatus masked(ApiStatus status, DesiredResource sent) {
        if (sent.sensitive().isEmpty()) {
            return status;
        }
        SensitiveText text = new SensitiveText();
        text.collect(sent.body().fields(), sent.sensitive());
        List<ApiStatus.Cause> causes = status.causes().stream()
                .map(cause -> new ApiStatus.Cause(cause.reason(), cause.field(), text.mask(cause.message())))
                .toList();
        return new ApiStatus(status.code(), status.reason(), text.mask(status.message()), causes);
    }

    /** Values of sensitive keys, and of list items with a sensitive name. */
    private void collect(Object tree, Set<String> names) {
        if (tree instanceof Map<?, ?> map) {
            boolean named = map.get("name") instanceof String name && names.contains(name);
            map.forEach((key, value) -> {
                boolean secret = names.contains((String) key) || (named && key.equals("value"));
                if (secret && value instanceof String text && !text.isEmpty()) {
                    values.add(text);
                } else {
                    collect(value, names);
                }
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(item -> collect(item, names));
        }
    }

    private String mask(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, FieldDiff.MASK);
        }
        return masked;
    }
}
