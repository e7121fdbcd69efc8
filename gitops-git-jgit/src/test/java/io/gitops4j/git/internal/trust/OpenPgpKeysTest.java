package io.gitops4j.git.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gitops4j.api.GitOpsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPV3SignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keyrings of forms that today's gpg does not write. */
class OpenPgpKeysTest {
    private static final Instant MADE = Instant.parse("2026-05-01T00:00:00Z");
    private static final String NAME = "ann@example.com";

    private final PGPKeyPair ann = pair();

    @Test
    void keyThatCallsItselfByAStrongSignatureMaySign() {
        assertThat(problems(certified(HashAlgorithmTags.SHA256))).containsExactly("");
        assertThat(problems(certified(HashAlgorithmTags.SHA3_512))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(ints = {HashAlgorithmTags.SHA1, HashAlgorithmTags.MD5, HashAlgorithmTags.RIPEMD160})
    void nameThatAWeakSignatureClaimsIsNone(int hash) {
        assertThat(problems(certified(hash))).containsExactly("the nameless");
    }

    @Test
    void revocationCountsHoweverWeakItIs() {
        PGPPublicKey key = certified(HashAlgorithmTags.SHA256);
        PGPSignature revocation = revocation(HashAlgorithmTags.SHA1);
        assertThat(problems(key, revocation)).containsExactly("the revoked");
        assertThat(problems(PGPPublicKey.addCertification(key, revocation))).containsExactly("the revoked");
    }

    @Test
    void revocationCountsHoweverOldItsFormIs() {
        PGPPublicKey key = certified(HashAlgorithmTags.SHA256);
        PGPSignature revocation = oldRevocation();
        assertThat(revocation.getVersion()).isEqualTo(3);
        assertThat(problems(key, revocation)).containsExactly("the revoked");
        assertThat(problems(PGPPublicKey.addCertification(key, revocation))).containsExactly("the revoked");
    }

    @Test
    void nameIsTakenAwayByAWeakRevocationToo() {
        PGPPublicKey key = certified(HashAlgorithmTags.SHA256);
        PGPSignature revocation = own(PGPSignature.CERTIFICATION_REVOCATION, HashAlgorithmTags.SHA1, NAME);
        assertThat(problems(PGPPublicKey.addCertification(key, NAME, revocation)))
                .containsExactly("the nameless");
    }

    /** What gpg --show-keys does not see, nobody has looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RING# RING",
                "RING RING",
                "RING\rRING",
                "\ufeffRING",
                "> RING",
                "RINGLINE\n",
                "LINE\nRING",
                "LINE and more\nRING",
                "RING-----BEGIN PGP PRIVATE KEY BLOCK-----\n",
            })
    void keyThatOtherProgramsDoNotSeeIsRefused(String text) {
        String hidden = text.replace("RING", armored(certified(HashAlgorithmTags.SHA256)))
                .replace("LINE", "-----BEGIN PGP PUBLIC KEY BLOCK-----");
        assertThatThrownBy(() -> OpenPgpKeys.parse(new TrustFile("ring", hidden)))
                .isInstanceOf(GitOpsException.class)
                .hasMessageStartingWith("GIT-KEYS ring:1: this is no armored OpenPGP keyring");
    }

    @Test
    void wordsBesideTheKeysAndLineEndsOfWindowsAreFine() {
        String ring = armored(certified(HashAlgorithmTags.SHA256));
        assertThatCode(() -> OpenPgpKeys.parse(new TrustFile("ring", "Ann's key:\n\n" + ring + "\nThat is all.\n")))
                .doesNotThrowAnyException();
        assertThat(OpenPgpKeys.parse(new TrustFile("ring", ring.replace("\n", "\r\n")))
                        .keys())
                .hasSize(1);
    }

    /** Any signer may push one, and it is read before its owners are asked. */
    @Test
    void keyringOfBeginningsWithoutEndsCostsNoMoreThanItsLength() {
        String beginnings = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n".repeat(100_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> OpenPgpKeys.parse(new TrustFile("ring", beginnings)))
                        .hasMessageStartingWith("GIT-KEYS ring:1: this is no armored OpenPGP keyring"));
    }

    private static List<String> problems(PGPPublicKey key, PGPSignature... beside) {
        StringBuilder text = new StringBuilder(armored(key));
        for (PGPSignature signature : beside) {
            text.append(armored(signature));
        }
        return OpenPgpKeys.parse(new TrustFile("ring", text.toString())).keys().stream()
                .map(found -> found.problemAt(MADE).orElse(""))
                .toList();
    }

    private PGPPublicKey certified(int hash) {
        return PGPPublicKey.addCertification(
                ann.getPublicKey(), NAME, own(PGPSignature.POSITIVE_CERTIFICATION, hash, NAME));
    }

    private PGPSignature own(int type, int hash, String name) {
        try {
            return generator(type, hash).generateCertification(name, ann.getPublicKey());
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private PGPSignature revocation(int hash) {
        try {
            return generator(PGPSignature.KEY_REVOCATION, hash).generateCertification(ann.getPublicKey());
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of version 3, over the packet of the key as RFC 9580 wants it (5.2.4). */
    private PGPSignature oldRevocation() {
        try {
            PGPV3SignatureGenerator generator = new PGPV3SignatureGenerator(
                    new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA1));
            generator.init(PGPSignature.KEY_REVOCATION, ann.getPrivateKey());
            byte[] body = ann.getPublicKey().getPublicKeyPacket().getEncodedContents();
            generator.update(new byte[] {(byte) 0x99, (byte) (body.length >> 8), (byte) body.length});
            generator.update(body);
            return generator.generate();
        } catch (PGPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private PGPSignatureGenerator generator(int type, int hash) throws PGPException {
        PGPSignatureGenerator generator = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, hash), ann.getPublicKey());
        generator.init(type, ann.getPrivateKey());
        PGPSignatureSubpacketGenerator told = new PGPSignatureSubpacketGenerator();
        told.setSignatureCreationTime(false, Date.from(MADE));
        told.setKeyFlags(false, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
        told.setIssuerKeyID(false, ann.getKeyID());
        generator.setHashedSubpackets(told.generate());
        return generator;
    }

    private static PGPKeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return new JcaPGPKeyPair(
                    4, PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair(), Date.from(MADE));
        } catch (GeneralSecurityException | PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String armored(PGPPublicKey key) {
        return armored(key::encode);
    }

    /** As gpg writes a revocation, in the armor of a key. */
    private static String armored(PGPSignature signature) {
        return armored(out -> out.write(signature.getEncoded())).replace("PGP SIGNATURE", "PGP PUBLIC KEY BLOCK");
    }

    private interface Content {
        void to(ArmoredOutputStream out) throws IOException;
    }

    private static String armored(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArmoredOutputStream out = new ArmoredOutputStream(bytes)) {
            content.to(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
