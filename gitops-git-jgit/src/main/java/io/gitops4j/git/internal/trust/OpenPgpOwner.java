package io.gitops4j.git.internal.trust;

import io.gitops4j.api.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * Who has a primary key, by what the key says of itself in signatures of its own that verify; signatures of others say nothing.
 *
 * @param names the addresses of its user ids, the primary one first
 * @param fingerprint of the primary key, whole
 * @param problem why none of its keys may sign, in front of "key"
 */
record OpenPgpOwner(List<String> names, String fingerprint, Optional<Instant> expires, Optional<String> problem) {
    private static final Pattern ADDRESS = Pattern.compile("<([^<>\\s]+)>\\s*$");
    private static final Comparator<PGPSignature> BY_TIME = Comparator.comparing(PGPSignature::getCreationTime);

    /** A user id, and the newest signature by which the key claims it. */
    private record Claim(String name, PGPSignature signature) {}

    OpenPgpOwner {
        names = List.copyOf(names);
    }

    /**
     * The keys of a ring that can make signatures.
     *
     * @param revocations beside the ring, of any key
     */
    static List<OpenPgpKeys.SigningKey> keys(PGPPublicKeyRing ring, List<PGPSignature> revocations) {
        PGPPublicKey primary = ring.getPublicKey();
        List<Claim> claims = claims(primary);
        List<PGPSignature> own =
                new ArrayList<>(claims.stream().map(Claim::signature).toList());
        own.addAll(verified(
                OpenPgpKeys.listed(primary.getSignaturesOfType(PGPSignature.DIRECT_KEY)),
                signature -> certifies(signature, primary)));
        Optional<PGPSignature> newest = own.stream().max(BY_TIME);
        boolean revoked = revoked(primary, revocations);
        OpenPgpOwner owner = new OpenPgpOwner(
                claims.isEmpty()
                        ? List.of("?")
                        : claims.stream().map(Claim::name).distinct().toList(),
                OpenPgpKeys.hex(primary.getFingerprint()),
                newest.flatMap(signature -> expiry(primary, signature)),
                problem(primary, revoked).or(() -> claims.isEmpty() ? Optional.of("the nameless") : Optional.empty()));
        List<OpenPgpKeys.SigningKey> keys = new ArrayList<>();
        keys.add(new OpenPgpKeys.SigningKey(
                primary,
                owner,
                Optional.empty(),
                newest.filter(OpenPgpOwner::maySign).isPresent() ? Optional.empty() : Optional.of("the not signing")));
        for (Iterator<PGPPublicKey> all = ring.getPublicKeys(); all.hasNext(); ) {
            PGPPublicKey key = all.next();
            if (!key.isMasterKey()) {
                keys.add(subkey(primary, key, owner));
            }
        }
        return keys;
    }

    private static Optional<String> problem(PGPPublicKey key, boolean revoked) {
        if (revoked) {
            return Optional.of("the revoked");
        }
        return OpenPgpStrength.isStrong(key) ? Optional.empty() : Optional.of("the weak");
    }

    private static OpenPgpKeys.SigningKey subkey(PGPPublicKey primary, PGPPublicKey key, OpenPgpOwner owner) {
        Optional<PGPSignature> binding = verified(
                        OpenPgpKeys.listed(key.getSignaturesOfType(PGPSignature.SUBKEY_BINDING)),
                        signature -> binds(signature, primary, primary, key))
                .stream()
                .max(BY_TIME);
        boolean revoked = OpenPgpKeys.listed(key.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION)).stream()
                .anyMatch(signature -> binds(signature, primary, primary, key));
        boolean signs = binding.filter(OpenPgpOwner::maySign)
                .filter(signature -> agreed(signature, primary, key))
                .isPresent();
        return new OpenPgpKeys.SigningKey(
                key,
                owner,
                binding.flatMap(signature -> expiry(key, signature)),
                problem(key, revoked).or(() -> signs ? Optional.empty() : Optional.of("the not signing")));
    }

    /** A subkey that signs has to say itself whose it is; else anybody could claim the signatures of another's key. */
    private static boolean agreed(PGPSignature binding, PGPPublicKey primary, PGPPublicKey key) {
        try {
            PGPSignatureList embedded = binding.getHashedSubPackets().getEmbeddedSignatures();
            PGPSignatureList unhashed = binding.getUnhashedSubPackets().getEmbeddedSignatures();
            List<PGPSignature> back = new ArrayList<>();
            embedded.forEach(back::add);
            unhashed.forEach(back::add);
            return back.stream()
                    .filter(signature -> signature.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING)
                    .filter(OpenPgpStrength::isStrong)
                    .anyMatch(signature -> binds(signature, key, primary, key));
        } catch (PGPException | RuntimeException e) {
            return false;
        }
    }

    private static List<Claim> claims(PGPPublicKey primary) {
        List<Claim> claims = new ArrayList<>();
        for (Iterator<byte[]> ids = primary.getRawUserIDs(); ids.hasNext(); ) {
            byte[] id = ids.next();
            claim(primary, id)
                    .ifPresent(signature -> name(id).ifPresent(name -> claims.add(new Claim(name, signature))));
        }
        claims.sort(Comparator.comparing(
                claim -> !claim.signature().getHashedSubPackets().isPrimaryUserID()));
        return claims;
    }

    /** The newest signature by which a key claims a user id, unless it has taken that back since. */
    private static Optional<PGPSignature> claim(PGPPublicKey primary, byte[] id) {
        List<PGPSignature> all = OpenPgpKeys.listed(
                Optional.ofNullable(primary.getSignaturesForID(id)).orElseGet(List.<PGPSignature>of()::iterator));
        List<PGPSignature> revocations = all.stream()
                .filter(signature -> signature.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION)
                .filter(signature -> certifies(signature, primary, id))
                .toList();
        return verified(
                        all.stream().filter(PGPSignature::isCertification).toList(),
                        signature -> certifies(signature, primary, id))
                .stream()
                .max(BY_TIME)
                .filter(newest -> revocations.stream().allMatch(revocation -> BY_TIME.compare(revocation, newest) < 0));
    }

    private static Optional<String> name(byte[] id) {
        String text = new String(id, StandardCharsets.UTF_8).strip();
        Matcher address = ADDRESS.matcher(text);
        String name = address.find() ? address.group(1) : text;
        return name.isEmpty() || name.length() > 256 || !VisibleText.of(name).equals(name)
                ? Optional.empty()
                : Optional.of(name);
    }

    /**
     * Any revocation counts, of whatever form and strength, and for all times: whoever revokes a key may not know since when others
     * have it.
     */
    private static boolean revoked(PGPPublicKey primary, List<PGPSignature> beside) {
        List<PGPSignature> revocations =
                new ArrayList<>(OpenPgpKeys.listed(primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION)));
        beside.stream()
                .filter(signature -> signature.getSignatureType() == PGPSignature.KEY_REVOCATION)
                .forEach(revocations::add);
        return revocations.stream().anyMatch(signature -> certifies(signature, primary));
    }

    /** Those that say something of a key; never for revocations, of which a weak one is better than none. */
    private static List<PGPSignature> verified(List<PGPSignature> signatures, Predicate<PGPSignature> check) {
        return signatures.stream()
                .filter(OpenPgpStrength::isStrong)
                .filter(check)
                .toList();
    }

    private static boolean certifies(PGPSignature signature, PGPPublicKey primary) {
        try {
            if (OldRevocation.is(signature)) {
                return OldRevocation.verifies(signature, primary, primary);
            }
            signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
            return signature.verifyCertification(primary);
        } catch (IOException | PGPException | RuntimeException e) {
            return false;
        }
    }

    private static boolean certifies(PGPSignature signature, PGPPublicKey primary, byte[] id) {
        try {
            if (OldRevocation.is(signature)) {
                return OldRevocation.verifies(signature, primary, id);
            }
            signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
            return signature.verifyCertification(id, primary);
        } catch (IOException | PGPException | RuntimeException e) {
            return false;
        }
    }

    private static boolean binds(PGPSignature signature, PGPPublicKey by, PGPPublicKey primary, PGPPublicKey key) {
        try {
            if (OldRevocation.is(signature)) {
                return OldRevocation.verifies(signature, by, primary, key);
            }
            signature.init(new BcPGPContentVerifierBuilderProvider(), by);
            return signature.verifyCertification(primary, key);
        } catch (IOException | PGPException | RuntimeException e) {
            return false;
        }
    }

    private static boolean maySign(PGPSignature own) {
        int flags = own.getHashedSubPackets().getKeyFlags();
        return (flags & KeyFlags.SIGN_DATA) != 0;
    }

    private static Optional<Instant> expiry(PGPPublicKey key, PGPSignature own) {
        long seconds = own.getHashedSubPackets().getKeyExpirationTime();
        return seconds > 0 ? Optional.of(key.getCreationTime().toInstant().plusSeconds(seconds)) : Optional.empty();
    }
}
