package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.ProposedCommit;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options that ask for signatures. */
class VerificationTest {
    private static final String COMMIT = "1".repeat(40);

    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify=tip | allowedSigners: is missing, and so is openPgpKeys",
                "verify=every trustedFrom=COMMIT | allowedSigners: is missing, and so is openPgpKeys",
                "verify=every allowedSigners=x | trustedFrom: is no id of a commit",
                "verify=every allowedSigners=x trustedFrom=main | trustedFrom: is no id of a commit",
                "verify=tip allowedSigners=x trustedFrom=COMMIT | trustedFrom: needs every commit to be verified",
                "verify=tip keysInRepository=true | keysInRepository: needs every commit to be verified",
                "verify=tip allowedSigners=x codeOwners=true | codeOwners: needs every commit to be verified",
                "verify=tip allowedSigners=x approvals=1 | approvals: needs every commit to be verified",
                "verify=every trustedFrom=COMMIT keysInRepository=true allowedSigners=x"
                        + " | allowedSigners: is there, and the keys are in the repository",
                "allowedSigners=x | verify: is off, and there are keys",
                "revokedKeys=x | verify: is off, and there are keys",
                "approvals=1 | approvals: needs every commit to be verified",
                "verify=every allowedSigners=x trustedFrom=COMMIT approvals=-1 | approvals: is below 0",
                "verify=every allowedSigners=x trustedFrom=COMMIT maxCommits=0 | maxCommits: is too small",
            })
    void optionsThatWouldAskForLessThanTheySaySayWhy(String options, String what) {
        assertThatThrownBy(() -> VerificationKeys.read(config(options)))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                .hasMessageStartingWith("CONFIG-VALUE " + what);
    }

    @ParameterizedTest
    @CsvSource({
        "verify=off",
        "verify=tip allowedSigners=x",
        "verify=tip openPgpKeys=x revokedKeys=x",
        "verify=every trustedFrom=COMMIT openPgpKeys=x codeOwners=true approvals=2",
        "verify=every trustedFrom=COMMIT keysInRepository=true codeOwners=true maxCommits=5",
    })
    void optionsThatMakeSenseAreTaken(String options) {
        assertThat(VerificationKeys.read(config(options)))
                .hasToString(
                        "Verification[" + options.substring(7).split(" ", -1)[0].toUpperCase(Locale.ROOT) + "]");
    }

    @Test
    void keysThatCannotBeReadAreToldWhenTheSourceIsMade() {
        Verification.Builder missing =
                Verification.tip().allowedSigners(scratch.resolve("none").toString());
        Golden.assertFails(
                "keys_missing", Map.of("file", scratch.resolve("none").toString()), () -> source(missing));
        Path empty = scratch.resolve("empty");
        TestRemote.write(empty, "# nobody yet\n");
        Golden.assertFails("keys_none", () -> source(Verification.tip().allowedSigners(empty.toString())));
        Path ring = scratch.resolve("ring");
        TestRemote.write(ring, "not a key\n");
        Golden.assertFails(
                "keys_ring",
                Map.of("file", ring.toString()),
                () -> source(Verification.tip().openPgpKeys(ring.toString())));
    }

    @Test
    void binaryRevocationListIsRefusedAndNotTakenForAnEmptyOne() {
        SshKey ann = SshKey.make(scratch.resolve("keys"), "ann");
        Path list = scratch.resolve("revoked.krl");
        Tool.sshKeygen().run("", "-k", "-f", list.toString(), ann.file() + ".pub");
        Golden.assertFails(
                "keys_krl",
                Map.of("file", list.toString()),
                () -> source(Verification.tip()
                        .allowedSigners(ann.allowedAs("ann@example.com"))
                        .revokedKeys(list.toString())));
    }

    @Test
    void engineThatSignsNothingPushesNothingToABranchThatTakesSignedCommitsOnly() {
        SshKey ann = SshKey.make(scratch.resolve("keys"), "ann");
        SignedRepo repo = SignedRepo.in(scratch);
        repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        Verification verification = Verification.tip()
                .allowedSigners(ann.allowedAs("ann@example.com"))
                .build();
        try (Source source = TestRemote.source(repo.remote().options().verification(verification))) {
            Golden.assertFails(
                    "push_unsigned",
                    () -> source.writer().orElseThrow().commit(proposed(Optional.empty()), TestOperation.live()));
            Revision proposal =
                    source.writer().orElseThrow().commit(proposed(Optional.of("release")), TestOperation.live());
            assertThat(repo.remote().bareGit("rev-parse", "release")).isEqualTo(proposal.id());
        }
    }

    private static ProposedCommit proposed(Optional<String> branch) {
        byte[] text = "2".getBytes(StandardCharsets.UTF_8);
        return new ProposedCommit("Ann", "ann@example.com", "Release", branch, newest -> Map.of("a.yaml", text));
    }

    private Source source(Verification.Builder verification) {
        return new GitSource(
                "shop",
                GitOptions.builder("https://gitops4j.invalid/x.git", scratch.resolve("cache"))
                        .verification(verification.build())
                        .build());
    }

    private static PluginConfig config(String options) {
        Map<String, Object> values = new HashMap<>(Map.of("url", "https://gitops4j.invalid/x.git"));
        for (String option : options.split(" ", -1)) {
            int equals = option.indexOf('=');
            String name = option.substring(0, equals);
            String value = option.substring(equals + 1).replace("COMMIT", COMMIT);
            values.put(name, typed(name, value));
        }
        return PluginConfig.of(new GitSourceProvider().configSpec(), values);
    }

    private static Object typed(String name, String value) {
        return switch (name) {
            case "approvals", "maxCommits" -> Integer.valueOf(value);
            case "codeOwners", "keysInRepository" -> Boolean.valueOf(value);
            default -> value;
        };
    }
}
