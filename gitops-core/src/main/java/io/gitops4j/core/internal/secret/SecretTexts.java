package io.gitops4j.core.internal.secret;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.PlainSecrets;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The values of one service, or of resources, that nobody may be shown. Holds them for the length of a call. */
final class SecretTexts {
    /** Shorter ones would tear words apart, and are no secrets worth the name. */
    private static final int SHORTEST = 4;

    /** The longest first, as one may be part of another. */
    private final Set<String> values =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private SecretTexts() {}

    static SecretTexts of(ServiceSpec spec) {
        SecretTexts texts = new SecretTexts();
        for (Container container : spec.containers()) {
            container.env().stream()
                    .filter(EnvVar::sensitive)
                    .flatMap(variable -> variable.literal().stream())
                    .forEach(texts::add);
            texts.arguments(container.command());
            texts.arguments(container.args());
        }
        return texts;
    }

    static SecretTexts of(Collection<DesiredResource> resources) {
        SecretTexts texts = new SecretTexts();
        resources.forEach(resource -> texts.collect(resource.body().fields(), resource.sensitive()));
        return texts;
    }

    String mask(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, FieldDiff.MASK);
        }
        return masked;
    }

    List<Diagnostic> mask(List<Diagnostic> findings) {
        return values.isEmpty() ? findings : findings.stream().map(this::mask).toList();
    }

    Diagnostic mask(Diagnostic finding) {
        if (values.isEmpty()) {
            return finding;
        }
        Diagnostic.Builder masked = Diagnostic.error(finding.code())
                .path(mask(finding.path()))
                .what(mask(finding.what()))
                .remedy(mask(finding.remedy()));
        finding.position().ifPresent(masked::at);
        return masked.build().withSeverity(finding.severity());
    }

    FieldDiff mask(FieldDiff diff) {
        return new FieldDiff(diff.path(), masked(diff.before()), masked(diff.after()));
    }

    private Optional<String> masked(Optional<String> value) {
        return value.map(this::mask);
    }

    private void collect(Object tree, Set<String> names) {
        if (tree instanceof Map<?, ?> map) {
            String itemName = map.get("name") instanceof String name ? name : "";
            map.forEach((key, value) -> {
                boolean named = names.contains((String) key) || (key.equals("value") && names.contains(itemName));
                if (value instanceof String text) {
                    if (named || PlainSecrets.suspected(key.equals("value") ? itemName : (String) key, text)) {
                        add(text);
                    }
                } else {
                    collect(value, names);
                }
            });
        } else if (tree instanceof List<?> list) {
            arguments(list.stream()
                    .map(item -> item instanceof String text ? text : "")
                    .toList());
            list.forEach(item -> collect(item, names));
        }
    }

    private void arguments(List<String> arguments) {
        PlainSecrets.among(arguments).forEach(index -> add(arguments.get(index)));
    }

    private void add(String value) {
        if (value.length() >= SHORTEST) {
            values.add(value);
        }
    }
}
