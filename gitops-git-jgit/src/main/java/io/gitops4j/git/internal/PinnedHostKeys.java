package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;

/** Accepts a server only by a key that is pinned for it; learns nothing and asks nobody (B67). Made for one connection. */
final class PinnedHostKeys implements ServerKeyDatabase {
    private final String host;
    private final int port;
    private final List<KnownHosts.Pin> pins;
    private volatile Optional<Diagnostic> refusal = Optional.empty();

    PinnedHostKeys(String host, int port, List<KnownHosts.Pin> pins) {
        this.host = host;
        this.port = port;
        this.pins = pins.stream().filter(pin -> pin.isFor(host, port)).toList();
    }

    @Override
    public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration configuration) {
        return pins.stream()
                .filter(pin -> !pin.revoked())
                .map(KnownHosts.Pin::key)
                .toList();
    }

    @Override
    public boolean accept(
            String address,
            InetSocketAddress remote,
            PublicKey shown,
            Configuration configuration,
            CredentialsProvider provider) {
        List<KnownHosts.Pin> equal = pins.stream()
                .filter(pin -> KeyUtils.compareKeys(pin.key(), shown))
                .toList();
        Optional<KnownHosts.Pin> revoked =
                equal.stream().filter(KnownHosts.Pin::revoked).findFirst();
        if (revoked.isPresent()) {
            refusal = Optional.of(told("has the revoked key " + fingerprint(shown))
                    .at(revoked.get().position())
                    .remedy("ask the server's operator for its new key")
                    .build());
        } else if (equal.isEmpty()) {
            refusal = Optional.of(pins.isEmpty() ? unknown(shown) : changed(shown, pins.get(0)));
        }
        return refusal.isEmpty();
    }

    /** Why the server was not accepted. */
    Optional<Diagnostic> refusal() {
        return refusal;
    }

    private Diagnostic unknown(PublicKey shown) {
        return told("shows key " + fingerprint(shown) + ", and none is pinned for it")
                .remedy("compare the fingerprint with what its operator says, then add the key to knownHosts")
                .build();
    }

    private Diagnostic changed(PublicKey shown, KnownHosts.Pin pinned) {
        return told("shows key " + fingerprint(shown) + ", pinned is " + fingerprint(pinned.key()))
                .at(pinned.position())
                .remedy("replace the line only when its operator confirms the new key")
                .build();
    }

    private Diagnostic.Builder told(String what) {
        String server = port == 22 ? host : host + ":" + port;
        return Diagnostic.error("SRC-HOSTKEY").what(server + " " + what);
    }

    private static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(key);
    }
}
