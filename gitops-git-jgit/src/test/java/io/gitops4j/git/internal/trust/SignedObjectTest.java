package io.gitops4j.git.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignedObjectTest {
    private static final SigningKeys NOBODY =
            new SigningKeys(AllowedSigners.NONE, OpenPgpKeys.NONE, RevokedKeys.parse(new TrustFile("revoked", "")));

    @Test
    void headerOfTheMessageIsNoSignature() {
        SignedObject object = commit("tree 1\nauthor x\n\nfirst line\ngpgsig " + SshSignature.BEGIN + "\n x\n");
        assertThat(object.signature()).isEmpty();
        assertThat(new String(object.payload(), StandardCharsets.ISO_8859_1)).endsWith("\n x\n");
    }

    @Test
    void payloadIsAllButTheSignature() {
        SignedObject object = commit("tree 1\ngpgsig A\n B\n  C\nencoding x\n\nmessage\n");
        assertThat(object.signature()).contains("A\nB\n C\n");
        assertThat(new String(object.payload(), StandardCharsets.ISO_8859_1))
                .isEqualTo("tree 1\nencoding x\n\nmessage\n");
    }

    @Test
    void secondSignatureOrOneForAnotherHashIsNoneThatCanBeGood() {
        assertThat(commit("tree 1\ngpgsig A\n B\ngpgsig A\n B\n\n").signature()).contains("");
        assertThat(commit("tree 1\ngpgsig A\n B\ngpgsig-sha256 A\n B\n\n").signature())
                .contains("");
        assertThat(commit("tree 1\ngpgsig-sha256 A\n B\n\n").signature()).isNotEmpty();
    }

    @Test
    void lastArmorOfATagIsItsSignature() {
        String first = SshSignature.BEGIN + "\nfirst\n";
        SignedObject object = SignedObject.ofTag(
                ("object 1\n\n" + first + SshSignature.BEGIN + "\nlast\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(object.signature()).contains(SshSignature.BEGIN + "\nlast\n");
        assertThat(new String(object.payload(), StandardCharsets.ISO_8859_1)).isEqualTo("object 1\n\n" + first);
    }

    @Test
    void hostileSignaturesAreRefusedAndNeverThrow() {
        SplittableRandom random = new SplittableRandom(20261128);
        String[] fragments = {
            SshSignature.BEGIN,
            "-----END SSH SIGNATURE-----",
            OpenPgpSignature.BEGIN,
            "-----END PGP SIGNATURE-----",
            "-----BEGIN PGP MESSAGE-----",
            "\n",
            "\n\n",
            " ",
            "U1NIU0lHAAAAAQ",
            "AAAA",
            "iHUEABYKAB0WIQ",
            "=",
            "=twTO",
            "\0",
            "gpgsig ",
            "x",
            "wsBcBAABCAAQBQ",
            "////",
            "kA0DAAgB"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text =
                    new StringBuilder(random.nextBoolean() ? SshSignature.BEGIN : OpenPgpSignature.BEGIN).append('\n');
            for (int i = random.nextInt(10); i >= 0; i--) {
                text.append(fragments[random.nextInt(fragments.length)]);
            }
            SignedObject object = new SignedObject(new byte[0], Optional.of(text.toString()));
            assertThat(NOBODY.verify(object, Instant.EPOCH)).isInstanceOf(Verdict.Refused.class);
        }
    }

    private static SignedObject commit(String raw) {
        return SignedObject.ofCommit(raw.getBytes(StandardCharsets.ISO_8859_1));
    }
}
