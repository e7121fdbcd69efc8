package io.gitops4j.waml.internal.yaml;

/**
 * One entry of a mapping.
 *
 * @param key as written
 * @param value whatever it is
 */
public record YamlEntry(YamlScalar key, YamlNode value) {}
