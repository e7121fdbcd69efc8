package io.gitops4j.waml.internal.manifest;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.section.SpecReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From a file to specs: each step reports all it finds, and only what cannot be read at all ends the way. Immutable. */
public final class ManifestReader {
    private final ManifestOpener opener;
    private final SpecReader specs;
    private final FileCheck fileCheck;

    /** A reader of what the opener opens. */
    public ManifestReader(ManifestOpener opener, SpecReader specs, FileCheck fileCheck) {
        this.opener = opener;
        this.specs = specs;
        this.fileCheck = fileCheck;
    }

    /** Everything that the file declares, or why it declares nothing. */
    public ParseResult read(ParseRequest request) {
        ParseResult whole = whole(request);
        boolean onlyChecked = request.environments().isEmpty();
        return onlyChecked || !whole.valid() ? withoutServices(whole.services(), whole.diagnostics()) : whole;
    }

    /** The same with the services that only were checked, because the request names no environment or the file is wrong. */
    public ParseResult whole(ParseRequest request) {
        Findings findings = new Findings(request.path());
        Optional<Manifest> opened = opener.open(request.content(), request::other, findings);
        if (opened.isEmpty()) {
            return new ParseResult(List.of(), findings.list());
        }
        Manifest manifest = opened.get();
        fileCheck.run(manifest, request.environments(), findings);
        List<DeclaredService> services =
                new Declarations(manifest.header(), manifest.layers(), specs, findings).read(request.environments());
        return new ParseResult(services, findings.list());
    }

    /** Nothing is declared by a file with errors or for no environment, but its author learns all about it at once. */
    private static ParseResult withoutServices(List<DeclaredService> services, List<Diagnostic> all) {
        List<Diagnostic> both = Stream.concat(
                        all.stream(), services.stream().flatMap(service -> service.diagnostics().stream()))
                .distinct()
                .toList();
        return new ParseResult(List.of(), both);
    }
}
