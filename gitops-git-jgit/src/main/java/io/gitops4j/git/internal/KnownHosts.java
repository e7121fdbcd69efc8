package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.jspecify.annotations.Nullable;

/** Host keys that an operator has pinned, in the form of OpenSSH's known_hosts (sshd(8)): in a file, or in the option itself. */
final class KnownHosts {
    private static final String REVOKED = "revoked";
    private static final Pattern KEY = Pattern.compile("\\s(?:ssh-|ecdsa-|sk-)\\S+\\s");

    private KnownHosts() {}

    /** One pinned key. */
    record Pin(Position position, KnownHostEntry entry, PublicKey key) {
        boolean isFor(String host, int port) {
            return entry.isHostMatch(host, port);
        }

        boolean revoked() {
            return REVOKED.equals(entry.getMarker());
        }
    }

    /**
     * The pinned keys.
     *
     * @param option the path of a file, or lines
     * @throws GitOpsException CONFIG with SRC-HOSTKEY
     */
    static List<Pin> read(String option) {
        if (option.isBlank()) {
            return List.of();
        }
        boolean inline = KEY.matcher(option).find();
        String name = inline ? "knownHosts" : option;
        List<String> lines = inline ? option.lines().toList() : file(option);
        List<Pin> pins = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(pins, line, new Position(name, i + 1, 0));
            }
        }
        return List.copyOf(pins);
    }

    private static void add(List<Pin> pins, String line, Position position) {
        try {
            KnownHostEntry entry = KnownHostEntry.parseKnownHostEntry(line);
            String marker = entry.getMarker();
            if (marker != null && !marker.equals(REVOKED)) {
                throw unreadable(position, "marker @" + marker + " is not understood");
            }
            @Nullable PublicKey key = entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
            if (key != null) {
                // A key of a kind that this JVM does not know can match nothing.
                pins.add(new Pin(position, entry, key));
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(position, "this is not a line of a known_hosts file");
        }
    }

    private static List<String> file(String path) {
        try {
            return Files.readAllLines(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw unreadable(
                    Position.ofFile(path),
                    "the file of pinned host keys cannot be read ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    private static GitOpsException unreadable(Position position, String what) {
        return new GitOpsException(
                FailureKind.CONFIG,
                Diagnostic.error("SRC-HOSTKEY")
                        .at(position)
                        .path("knownHosts")
                        .what(what)
                        .remedy("let knownHosts be the path of a known_hosts file, or its lines")
                        .build());
    }
}
