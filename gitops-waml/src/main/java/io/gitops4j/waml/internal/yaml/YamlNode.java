package io.gitops4j.waml.internal.yaml;

import io.gitops4j.api.Position;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Place;

/** A value of a YAML file and where its text starts. Immutable; an alias is the node that its anchor names. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {
    /** From 1. */
    int line();

    /** From 1, in code points. */
    int column();

    /** What it is, as messages name it: {@code mapping}, {@code list}, {@code text 'x'}, {@code number 8}. */
    String kind();

    /** The node as the place of a finding. */
    default Place in(String file, Path path) {
        return Place.of(new Position(file, line(), column()), path);
    }
}
