package io.gitops4j.git.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsTest {
    private static final KeyPair KEY = key();
    private static final String TEXT = PublicKeyEntry.toString(KEY.getPublic());

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, 22, true",
        "example.org, example.org, 2222, false",
        "example.org, other.org, 22, false",
        "[example.org]:2222, example.org, 2222, true",
        "[example.org]:2222, example.org, 22, false",
        "*.example.org, git.example.org, 22, true",
        "'a.org,b.org', b.org, 22, true",
    })
    void lineIsForItsHostAndPort(String pattern, String host, int port, boolean matches) {
        List<KnownHosts.Pin> pins = KnownHosts.read(pattern + " " + TEXT);
        assertThat(pins).singleElement().matches(pin -> pin.isFor(host, port) == matches);
    }

    @Test
    void pinKnowsItsLineAndWhetherItIsRevoked() {
        List<KnownHosts.Pin> pins = KnownHosts.read("# comment\n\na.org " + TEXT + " note\n@revoked b.org " + TEXT);
        assertThat(pins).extracting(pin -> pin.position().line()).containsExactly(3, 4);
        assertThat(pins).extracting(KnownHosts.Pin::revoked).containsExactly(false, true);
        assertThat(pins).allMatch(pin -> KeyUtils.compareKeys(pin.key(), KEY.getPublic()));
    }

    @Test
    void nothingPinnedIsNoPin() {
        assertThat(KnownHosts.read("")).isEmpty();
        assertThat(KnownHosts.read(" \n")).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsRefusedWithItsLine() {
        assertThatThrownBy(() -> KnownHosts.read("a.org " + TEXT + "\n@cert-authority *.org " + TEXT))
                .hasMessageStartingWith(
                        "SRC-HOSTKEY knownHosts:2 knownHosts: marker @cert-authority is not understood.");
        assertThatThrownBy(() -> KnownHosts.read("a.org ssh-ed25519 rubbish")).hasMessageStartingWith("SRC-HOSTKEY");
        assertThatThrownBy(
                        () -> KnownHosts.read(Path.of("missing", "known_hosts").toString()))
                .hasMessageContaining("cannot be read (NoSuchFileException)");
    }

    private static KeyPair key() {
        try {
            return KeyUtils.generateKeyPair("ssh-ed25519", 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
