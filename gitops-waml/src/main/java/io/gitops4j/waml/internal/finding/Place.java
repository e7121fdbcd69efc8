package io.gitops4j.waml.internal.finding;

import io.gitops4j.api.Position;

/** Something that a finding can point at. */
public interface Place {
    /** Where it is. */
    Position position();

    /** Which value it is, in the file's own terms. */
    String path();

    /** A place that is known only by its parts. */
    static Place of(Position position, Path path) {
        return new Place() {
            @Override
            public Position position() {
                return position;
            }

            @Override
            public String path() {
                return path.toString();
            }
        };
    }
}
