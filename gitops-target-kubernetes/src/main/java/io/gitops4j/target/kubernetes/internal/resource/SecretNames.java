package io.gitops4j.target.kubernetes.internal.resource;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which Secret holds a secret path.
 *
 * @param named by path, as configured
 */
public record SecretNames(Map<String, String> named) {
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final int LONGEST = 253;

    /** The configured name, or the path itself in lower case with a hyphen for each character that a name cannot have. */
    public String of(String path) {
        String name = named.get(path);
        return name != null ? name : path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    }

    /** Whether the server takes it as a name. */
    public static boolean isName(String name) {
        return name.length() <= LONGEST && NAME.matcher(name).matches();
    }
}
