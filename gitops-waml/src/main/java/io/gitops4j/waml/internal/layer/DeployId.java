package io.gitops4j.waml.internal.layer;

import java.util.Optional;

/**
 * Where a service is deployed to: {@code cluster} or {@code cluster@ref}.
 *
 * @param environment the part before the {@code @}
 * @param ref the part behind it, or the empty string
 */
public record DeployId(String environment, String ref) {
    private static final int LONGEST_ENVIRONMENT = 128;
    private static final int LONGEST_REF = 40;

    /** The id, if the text is one. */
    public static Optional<DeployId> parse(String text) {
        int at = text.indexOf('@');
        String environment = at < 0 ? text : text.substring(0, at);
        String ref = at < 0 ? "" : text.substring(at + 1);
        return isEnvironment(environment) && (at < 0 || isRef(ref))
                ? Optional.of(new DeployId(environment, ref))
                : Optional.empty();
    }

    private static boolean isEnvironment(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_ENVIRONMENT
                && isLetterOrDigit(text.charAt(0))
                && text.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    private static boolean isRef(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_REF
                && !text.startsWith("-")
                && !text.endsWith("-")
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** As written in a manifest. */
    @Override
    public String toString() {
        return ref.isEmpty() ? environment : environment + "@" + ref;
    }
}
