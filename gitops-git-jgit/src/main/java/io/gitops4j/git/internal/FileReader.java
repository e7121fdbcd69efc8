package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.spi.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads single files: regular ones only, of a size known beforehand, with the hash checked. */
final class FileReader {
    private static final int LONGEST_LINK = 1_024;

    private final ObjectReader reader;

    FileReader(ObjectReader reader) {
        this.reader = reader;
    }

    byte[] read(SourceFile file, long limit, TreeListing listing) throws IOException {
        ObjectId id = ObjectId.fromString(file.id());
        return switch (file.kind()) {
            case SYMLINK ->
                throw refused(
                        "SRC-SYMLINK",
                        file,
                        "this is a symbolic link to '" + target(id) + "', and links are not followed",
                        "put the file itself here");
            case SUBMODULE, DIRECTORY ->
                throw refused(
                        "SRC-KIND",
                        file,
                        "expected a file, got a " + file.kind().name().toLowerCase(Locale.ROOT),
                        "put a file of that name here");
            case FILE -> {
                refuseTwin(file, listing);
                yield bytes(id, file, limit);
            }
        };
    }

    private static void refuseTwin(SourceFile file, TreeListing listing) {
        listing.twin(file.path()).ifPresent(twin -> {
            throw refused(
                    "SRC-CASE",
                    file,
                    "'" + file.path() + "' and '" + twin + "' differ in upper and lower case only",
                    "delete one of them");
        });
    }

    private byte[] bytes(ObjectId id, SourceFile file, long limit) throws IOException {
        long size = reader.getObjectSize(id, Constants.OBJ_BLOB);
        if (size > limit) {
            throw refused(
                    "SRC-SIZE",
                    file,
                    "the file has " + size + " bytes, the limit is " + limit,
                    "make it smaller, or raise the limit");
        }
        byte[] bytes = reader.open(id, Constants.OBJ_BLOB).getCachedBytes((int) Math.min(size, Integer.MAX_VALUE));
        ObjectId actual;
        try (ObjectInserter.Formatter hash = new ObjectInserter.Formatter()) {
            actual = hash.idFor(Constants.OBJ_BLOB, bytes);
        }
        if (!actual.equals(id)) {
            throw new CorruptObjectException(id, "its content has hash " + actual.name());
        }
        return bytes;
    }

    private String target(ObjectId link) throws IOException {
        if (reader.getObjectSize(link, Constants.OBJ_BLOB) > LONGEST_LINK) {
            return "...";
        }
        return new String(reader.open(link, Constants.OBJ_BLOB).getCachedBytes(LONGEST_LINK), StandardCharsets.UTF_8);
    }

    private static GitOpsException refused(String code, SourceFile file, String what, String remedy) {
        return new GitOpsException(
                FailureKind.MANIFEST,
                Diagnostic.error(code)
                        .at(Position.ofFile(file.path()))
                        .what(what)
                        .remedy(remedy)
                        .build());
    }
}
