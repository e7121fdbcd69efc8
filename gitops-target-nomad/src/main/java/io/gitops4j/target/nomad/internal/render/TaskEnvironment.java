package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.target.nomad.SecretStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a task: literals as they are, and those that Nomad has to fill in, or must not touch, as a template.
 *
 * @param literals by name
 * @param template a template whose lines become variables
 * @param fromStore whether the template asks a secret store
 */
record TaskEnvironment(Map<String, String> literals, Optional<Map<String, Object>> template, boolean fromStore) {
    /** The field of a job whose text may hold a sensitive literal. */
    static final String TEMPLATE_FIELD = "EmbeddedTmpl";

    static TaskEnvironment of(Container container, String path, Optional<SecretStore> store, Findings findings) {
        Map<String, String> literals = new LinkedHashMap<>();
        StringBuilder lines = new StringBuilder();
        boolean fromStore = false;
        for (int i = 0; i < container.env().size(); i++) {
            EnvVar variable = container.env().get(i);
            if (variable.secret().isPresent()) {
                SecretLine line = new SecretLine(store, path + ".env[" + i + "]", findings);
                lines.append(line.of(variable.name(), variable.secret().get()));
                fromStore = true;
            } else if (needsTemplate(variable)) {
                lines.append(variable.name())
                        .append('=')
                        .append(quoted(variable.literal().orElse("")))
                        .append('\n');
            } else {
                literals.put(variable.name(), variable.literal().orElse(""));
            }
        }
        return new TaskEnvironment(literals, template(lines.toString()), fromStore);
    }

    /** A template is the one place where Nomad leaves {@code ${name}} alone. */
    static boolean needsTemplate(EnvVar variable) {
        return variable.literal().filter(InterpolatedText::possible).isPresent();
    }

    private static Optional<Map<String, Object>> template(String lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("DestPath", "secrets/gitops.env");
        template.put("Envvars", true);
        template.put("ChangeMode", "restart");
        template.put("ErrMissingKey", true);
        template.put(TEMPLATE_FIELD, lines);
        return Optional.of(template);
    }

    /** As a double-quoted value of an env file; braces are escaped, or the template engine would take them for its own. */
    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == '{' || c == '}') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
