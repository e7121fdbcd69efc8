package io.gitops4j.git.internal.trust;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A commit or tag taken apart: what was signed, and the signature (git's gitformat-signature). Strict, since what is not part of
 * the payload was not signed.
 */
final class SignedObject {
    private static final int LARGEST_SIGNATURE = 64 * 1024;
    private static final String HEADER = "gpgsig";
    private static final List<String> ARMORS = List.of(
            SshSignature.BEGIN,
            OpenPgpSignature.BEGIN,
            "-----BEGIN PGP MESSAGE-----",
            "-----BEGIN SIGNED MESSAGE-----");

    private final byte[] payload;
    private final Optional<String> signature;

    /** Takes the array over. */
    SignedObject(byte[] payload, Optional<String> signature) {
        this.payload = payload;
        this.signature = signature;
    }

    /** What was signed; not to be changed. */
    byte[] payload() {
        return payload;
    }

    /** Armored; nothing where there is none. */
    Optional<String> signature() {
        return signature;
    }

    /** A signature stands in a header, and git allows one; of two, or of one for another hash, nobody knows what it covers. */
    static SignedObject ofCommit(byte[] raw) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream(raw.length);
        List<StringBuilder> signatures = new ArrayList<>();
        boolean inHeaders = true;
        boolean inSignature = false;
        int at = 0;
        while (at < raw.length && inHeaders) {
            int end = lineEnd(raw, at);
            String line = new String(raw, at, end - at, StandardCharsets.ISO_8859_1);
            if (inSignature && line.startsWith(" ")) {
                signatures.get(signatures.size() - 1).append(line, 1, line.length());
            } else if (line.startsWith(HEADER)) {
                inSignature = true;
                boolean plain = line.startsWith(HEADER + " ");
                signatures.add(new StringBuilder(plain ? line.substring(HEADER.length() + 1) : line));
            } else {
                inSignature = false;
                inHeaders = !line.equals("\n");
                payload.write(raw, at, end - at);
            }
            at = end;
        }
        payload.write(raw, at, raw.length - at);
        return new SignedObject(payload.toByteArray(), one(signatures));
    }

    /** A signature ends a tag's message. */
    static SignedObject ofTag(byte[] raw) {
        int start = raw.length;
        for (int at = 0; at < raw.length; at = lineEnd(raw, at)) {
            if (startsArmor(raw, at)) {
                start = at;
            }
        }
        byte[] payload = Arrays.copyOf(raw, start);
        return start == raw.length
                ? new SignedObject(payload, Optional.empty())
                : new SignedObject(
                        payload, one(List.of(new String(raw, start, raw.length - start, StandardCharsets.ISO_8859_1))));
    }

    private static Optional<String> one(List<? extends CharSequence> signatures) {
        if (signatures.isEmpty()) {
            return Optional.empty();
        }
        boolean odd = signatures.size() > 1 || signatures.get(0).length() > LARGEST_SIGNATURE;
        return Optional.of(odd ? "" : signatures.get(0).toString());
    }

    private static boolean startsArmor(byte[] raw, int at) {
        String start = new String(raw, at, Math.min(40, raw.length - at), StandardCharsets.ISO_8859_1);
        return ARMORS.stream().anyMatch(start::startsWith);
    }

    private static int lineEnd(byte[] raw, int from) {
        int at = from;
        while (at < raw.length && raw[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, raw.length);
    }
}
