package io.gitops4j.waml.internal.yaml;

import io.gitops4j.api.Position;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a manifest into text, and finds what is not even worth a YAML parser's time (B06, B12, B20). */
public final class SourceText {
    private static final String LFS_POINTER = "version https://git-lfs";

    private final byte[] bytes;
    private final Findings findings;

    private SourceText(byte[] bytes, Findings findings) {
        this.bytes = bytes;
        this.findings = findings;
    }

    /** The text without a byte order mark; nothing if it cannot be used, and then the findings say why. */
    public static Optional<String> of(byte[] bytes, int maxBytes, Findings findings) {
        if (bytes.length > maxBytes) {
            findings.error(
                    Place.of(Position.ofFile(findings.file()), Path.ROOT),
                    Code.SRC_SIZE,
                    "the manifest has more than " + maxBytes + " bytes, and no more are read",
                    "split it, or move data out of it");
            return Optional.empty();
        }
        return new SourceText(bytes, findings).decode();
    }

    private Optional<String> decode() {
        int start = startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
            return notUtf8(0, "it looks like UTF-16");
        }
        CharBuffer chars = CharBuffer.allocate(bytes.length - start);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(in, chars, true);
        if (end.isError()) {
            return notUtf8(in.position(), String.format("0x%02X does not belong there", bytes[in.position()] & 0xFF));
        }
        String text = chars.flip().toString();
        int zero = text.indexOf('\0');
        if (zero == 0 || zero == 1) {
            return notUtf8(start + zero, "it looks like UTF-16 or UTF-32");
        }
        return text.startsWith(LFS_POINTER) ? lfsPointer() : TextScan.of(text, findings);
    }

    private boolean startsWith(int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> notUtf8(int offset, String why) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        findings.error(
                Place.of(new Position(findings.file(), line, 0), Path.ROOT),
                Code.SRC_ENCODING,
                "the file is not UTF-8 at byte " + offset + ": " + why,
                "save it as UTF-8");
        return Optional.empty();
    }

    private Optional<String> lfsPointer() {
        findings.error(
                Place.of(new Position(findings.file(), 1, 1), Path.ROOT),
                Code.SRC_LFS,
                "this is a Git LFS pointer, not the manifest",
                "untrack the file in .gitattributes and commit its content");
        return Optional.empty();
    }
}
