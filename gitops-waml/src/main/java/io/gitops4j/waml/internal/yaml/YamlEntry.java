package io.gitops4j.waml.internal.yaml;

/**
 * One entry of a mapping.
 *
 * @param key by which it is known
 * @param value whatever it is
 * @param written the key in the file, where that is of an older schema and has another word for it
 */
public record YamlEntry(YamlScalar key, YamlNode value, String written) {
    /** An entry whose key is the file's own. */
    public YamlEntry(YamlScalar key, YamlNode value) {
        this(key, value, key.text());
    }
}
