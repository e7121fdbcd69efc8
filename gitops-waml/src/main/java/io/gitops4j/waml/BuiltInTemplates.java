package io.gitops4j.waml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The templates that come with this module. */
final class BuiltInTemplates {
    private static final List<String> NAMES = List.of("backend-default", "cronjob-default", "frontend-default");

    private BuiltInTemplates() {}

    static Map<String, String> texts() {
        return NAMES.stream().collect(Collectors.toMap(name -> name, BuiltInTemplates::text));
    }

    private static String text(String name) {
        try (InputStream in = BuiltInTemplates.class.getResourceAsStream("templates/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the template " + name + " is missing from the module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
