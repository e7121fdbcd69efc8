package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.Digest;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files of a service as entries of one ConfigMap. An entry's key is the file's own name with a digest of container and path
 * behind it: readable, legal whatever the path, and the same as long as the file stays where it is. Immutable.
 */
final class Files {
    private static final Pattern ILLEGAL = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int LONGEST_NAME = 200;
    private static final int DIGEST_LENGTH = 8;

    private final Map<String, ConfigFile> byKey;

    private Files(Map<String, ConfigFile> byKey) {
        this.byKey = byKey;
    }

    static Files of(ServiceSpec spec) {
        Map<String, ConfigFile> byKey = new LinkedHashMap<>();
        for (Container container : spec.containers()) {
            container.files().forEach(file -> byKey.put(key(container, file), file));
        }
        return new Files(byKey);
    }

    static String key(Container container, ConfigFile file) {
        String path = file.path();
        String name = ILLEGAL.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceAll("_");
        String digest = Digest.ofText(container.name() + ":" + path).value().substring(0, DIGEST_LENGTH);
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-" + digest;
    }

    Map<String, ConfigFile> byKey() {
        return byKey;
    }

    Set<String> sensitiveKeys() {
        Set<String> keys = new TreeSet<>();
        byKey.forEach((key, file) -> {
            if (file.sensitive()) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** Of the pods: with the digest of the contents, so that a change of a file replaces them, as a change of an image does. */
    Map<String, String> annotations() {
        StringBuilder all = new StringBuilder();
        byKey.forEach((key, file) -> all.append(key)
                .append(' ')
                .append(Digest.ofText(file.content()).value())
                .append('\n'));
        return byKey.isEmpty()
                ? Map.of()
                : Map.of("gitops4j.io/files", Digest.ofText(all.toString()).shortValue());
    }
}
