package io.gitops4j.waml.internal.manifest;

import io.gitops4j.waml.internal.layer.ManifestLayers;
import io.gitops4j.waml.internal.section.Header;
import io.gitops4j.waml.internal.yaml.YamlMapping;

/**
 * A file that could be read and was checked on its own, right or wrong.
 *
 * @param version of its schema
 * @param root its tree, in the terms of schema 2
 * @param header what its top says
 * @param layers its layers of deploy metadata
 */
public record Manifest(SchemaVersion version, YamlMapping root, Header header, ManifestLayers layers) {}
