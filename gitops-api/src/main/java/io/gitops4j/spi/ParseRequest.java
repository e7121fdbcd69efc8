package io.gitops4j.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One manifest to parse. Made by the engine; more may be added. */
public final class ParseRequest {
    private final String path;
    private final byte[] content;
    private final Set<String> environments;
    private final Function<String, Optional<byte[]>> other;

    private ParseRequest(
            String path, byte[] content, Set<String> environments, Function<String, Optional<byte[]>> other) {
        this.path = Objects.requireNonNull(path, "path");
        this.content = Objects.requireNonNull(content, "content");
        this.environments = Set.copyOf(environments);
        this.other = Objects.requireNonNull(other, "other");
    }

    /** A manifest that stands alone. The content is not copied, as it may be large: nobody changes it. */
    public static ParseRequest of(String path, byte[] content, Set<String> environments) {
        return new ParseRequest(path, content, environments, none -> Optional.empty());
    }

    /** The same with a way to read other files of the same revision. */
    public ParseRequest reading(Function<String, Optional<byte[]>> files) {
        return new ParseRequest(path, content, environments, files);
    }

    /** Where the manifest is in its source. */
    public String path() {
        return path;
    }

    /** Its bytes, not to be changed. */
    public byte[] content() {
        return content;
    }

    /** The configured environments, by name. */
    public Set<String> environments() {
        return environments;
    }

    /**
     * Another file of the same revision, if it is there. The engine notes which ones a manifest asked for, so that a change of them
     * parses it anew.
     */
    public Optional<byte[]> other(String otherPath) {
        return other.apply(otherPath);
    }
}
