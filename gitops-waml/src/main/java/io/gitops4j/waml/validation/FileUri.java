package io.gitops4j.waml.validation;

import java.nio.charset.StandardCharsets;

/** A {@code /}-separated path as a URI (RFC 3986), relative where the path is. */
final class FileUri {
    private static final String KEPT = "-._~/";

    private FileUri() {}

    static boolean isAbsolute(String path) {
        return path.startsWith("/") || isDrive(path);
    }

    private static boolean isDrive(String path) {
        return path.length() > 2 && path.charAt(1) == ':' && path.charAt(2) == '/' && letterOrDigit(path.charAt(0));
    }

    static String of(String path) {
        if (isDrive(path)) {
            return "file:///" + path.charAt(0) + ":" + encoded(path.substring(2));
        }
        return isAbsolute(path) ? "file://" + encoded(path) : encoded(path);
    }

    /** Everything but letters, digits, slashes and four signs: a colon in a first step would be taken for a scheme. */
    private static String encoded(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (letterOrDigit(c) || KEPT.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append(String.format("%%%02X", (int) c));
            }
        }
        return uri.toString();
    }

    private static boolean letterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
