package io.gitops4j.waml.internal.layer;

import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Place;
import io.gitops4j.waml.internal.yaml.YamlNode;

/** A value that knows which layer it came from, and where it stands there. Immutable. */
public sealed interface Merged extends Place permits MergedMapping, MergedList, MergedScalar {
    /** The layer. */
    Layer layer();

    /** The value there. */
    YamlNode node();

    /** Its path there. */
    Path where();

    @Override
    default Position position() {
        return new Position(layer().file(), node().line(), node().column());
    }

    @Override
    default String path() {
        return where().toString();
    }

    /** Where it came from, for the spec. */
    default Origin origin() {
        return new Origin(position(), path(), layer().label());
    }

    /** The same, for messages about {@code other}: only what the reader cannot know from there. */
    default String seenFrom(Merged other) {
        String line = "line " + node().line();
        return layer().file().equals(other.layer().file()) ? line : line + " of " + layer().label();
    }

    /** The one of the two that lies on top, where the author looks first; {@code first} if both are of one layer. */
    static <T extends Merged> T upper(T first, T second) {
        return second.layer().rank() > first.layer().rank() ? second : first;
    }

    /** The one of the two that is not the {@link #upper}. */
    static <T extends Merged> T lower(T first, T second) {
        return second.layer().rank() > first.layer().rank() ? first : second;
    }
}
