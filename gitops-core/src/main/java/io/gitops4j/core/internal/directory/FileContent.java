package io.gitops4j.core.internal.directory;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Document;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.core.internal.yaml.BodyYaml;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a file holds, as far as a listing needs it.
 *
 * @param mark whose it is, if it says so
 * @param version digest of all bytes: equal content cannot be told from unchanged content, and need not be
 */
record FileContent(Optional<Mark> mark, String version) {
    static FileContent of(byte[] bytes) {
        return new FileContent(Mark.in(text(bytes)), Digest.ofBytes(bytes).value());
    }

    /** The bytes of a wanted file. */
    static byte[] wanted(String owner, DesiredResource desired) {
        String header = new Mark(owner, desired.service()).header(desired.intent());
        return (header + BodyYaml.write(desired.body())).getBytes(StandardCharsets.UTF_8);
    }

    /** What is below the comment. */
    static Optional<Document> body(byte[] bytes) {
        return BodyYaml.read(text(bytes));
    }

    boolean ownedBy(String owner) {
        return mark.filter(found -> found.owner().equals(owner)).isPresent();
    }

    /** Who made it, for people. */
    String madeBy() {
        return mark.map(found -> "the owner '" + found.owner() + "'").orElse("");
    }

    LiveResource live(ResourceId id, String owner) {
        LiveResource.Builder live = ownedBy(owner)
                ? LiveResource.owned(id, mark.orElseThrow().service())
                : LiveResource.foreign(id, madeBy());
        return live.version(version).fingerprint(version).build();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
