package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Whatever the bytes: what comes out is specs, or findings that each have a place in the file and say what to do. */
final class ParseCheck {
    private static final Set<String> ENVIRONMENTS = Set.of("dev", "prod-1", "prod-cluster-1", "prod-cluster-2");

    private final WamlParser parser = new WamlParser();

    /** Parses, and checks what comes out; whether the file as a whole was valid. */
    boolean isValid(byte[] manifest) {
        ParseResult result;
        try {
            result = parser.parse(ParseRequest.of(Manifests.FILE, manifest, ENVIRONMENTS));
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("the parser broke on:\n" + new String(manifest, StandardCharsets.UTF_8), e);
        }
        int lines = lines(manifest);
        for (Diagnostic finding : Manifests.said(result)) {
            check(finding, lines, manifest);
        }
        if (!result.valid()) {
            if (!result.services().isEmpty()) {
                throw failure("an invalid file declares services", manifest);
            }
            return false;
        }
        for (DeclaredService service : result.services()) {
            boolean error = service.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
            if (service.spec().isPresent() == error) {
                throw failure(service.service() + " has neither a spec nor an error, or both", manifest);
            }
        }
        return true;
    }

    /** Plain conditions, as this runs a hundred thousand times: a text for people is only made when one fails. */
    private static void check(Diagnostic finding, int lines, byte[] manifest) {
        Position position = finding.position().orElseThrow(() -> failure("no place in: " + finding, manifest));
        boolean inTemplate = position.file().startsWith("template:");
        if (!inTemplate && !(position.file().equals(Manifests.FILE) && position.line() <= lines)) {
            throw failure("no place of this file in: " + finding, manifest);
        }
        if (finding.what().isBlank() || finding.remedy().isBlank()) {
            throw failure("no advice in: " + finding, manifest);
        }
        assertThat(finding.toString()).hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH);
    }

    private static AssertionError failure(String what, byte[] manifest) {
        return new AssertionError(what + "\nThe manifest:\n" + new String(manifest, StandardCharsets.UTF_8));
    }

    private static int lines(byte[] manifest) {
        int lines = 1;
        for (byte b : manifest) {
            lines += b == '\n' || b == '\r' ? 1 : 0;
        }
        return lines;
    }
}
