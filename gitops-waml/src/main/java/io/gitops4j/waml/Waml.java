package io.gitops4j.waml;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.waml.internal.json.JsonText;
import io.gitops4j.waml.internal.schema.JsonSchema;
import io.gitops4j.waml.validation.ValidatedFile;
import io.gitops4j.waml.validation.Validation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * WAML for tools: which fields there are, and whether manifests are valid. It needs no engine, no Git, no target and no network.
 * Immutable and thread-safe; keeps nothing between two calls.
 */
public final class Waml {
    private static final String SCHEMA_1 = "1";
    private static final String SCHEMA_2 = "2";

    private final WamlParser parser;
    private final ManifestFiles files;

    /** With the default options. */
    public Waml() {
        this(WamlOptions.defaults());
    }

    /**
     * With the options of an installation, which adds templates and request classes of its own.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG, when a template's defaults are wrong
     */
    public Waml(WamlOptions options) {
        this.parser = new WamlParser(options);
        this.files = new ManifestFiles(parser::accepts, options.maxBytes());
    }

    /**
     * The fields of schema 2, in the order for readers. What an entry of {@code defaults} may hold beside its {@code match} is the same
     * as below {@code deploy}, and listed there alone.
     */
    public List<WamlField> fields() {
        return FieldList.of(parser.schema());
    }

    /**
     * The JSON Schema (2020-12) of schema 2 with these options, for editors: what it refuses the parser refuses too, but not the
     * other way round. That of the default options is in this module as {@code META-INF/gitops4j/weave-2.schema.json}.
     *
     * @return indented JSON in ASCII, ended by a line feed, the same for the same options
     */
    public String jsonSchema() {
        return JsonText.of(JsonSchema.of(SCHEMA_2, parser.schema().file()));
    }

    /**
     * The same of the legacy schema 1. That of the default options is in this module as
     * {@code META-INF/gitops4j/weave-1.schema.json}.
     */
    public String legacyJsonSchema() {
        return JsonText.of(JsonSchema.of(SCHEMA_1, parser.schema().legacy()));
    }

    /**
     * Checks a manifest, or all manifests in a folder and below it, for all of their deploy ids. In a folder these are the files that
     * {@link WamlOptions#files} names, {@code .weave.yaml} by default; folders named {@code .git} are left out, and symbolic links are not
     * followed. A file that is named itself is checked whatever its name. Findings name files as {@code path} does.
     *
     * @throws io.gitops4j.api.GitOpsException NOT_FOUND when nothing is there, UNAVAILABLE when something cannot be read, as then nobody
     *     knows whether all is well
     */
    public Validation validate(Path path) {
        return validate(path, Set.of());
    }

    /**
     * The same for these environments alone; a deploy id of any other is judged by {@link WamlOptions#unknownEnvironments}. None means
     * all deploy ids.
     *
     * @throws io.gitops4j.api.GitOpsException as above
     */
    public Validation validate(Path path, Set<String> environments) {
        return Validation.of(files.find(path).stream()
                .map(found -> found.obstacle()
                        .map(obstacle -> ValidatedFile.of(found.name(), 0, List.of(obstacle)))
                        .orElseGet(() -> validate(
                                found.name(), files.read(found), environments, other -> files.beside(path, other))))
                .toList());
    }

    /** Checks manifests that are in memory, by their paths, for all of their deploy ids. All of them are taken for manifests. */
    public Validation validate(Map<String, byte[]> manifests) {
        return validate(manifests, Set.of());
    }

    /** The same for these environments alone; none means all deploy ids. */
    public Validation validate(Map<String, byte[]> manifests, Set<String> environments) {
        return Validation.of(manifests.entrySet().stream()
                .map(manifest -> validate(
                        manifest.getKey(),
                        manifest.getValue(),
                        environments,
                        other -> Optional.ofNullable(manifests.get(other))))
                .toList());
    }

    private ValidatedFile validate(
            String path, byte[] content, Set<String> environments, Function<String, Optional<byte[]>> others) {
        ParseResult result =
                parser.parseWhole(ParseRequest.of(path, content, environments).reading(others));
        List<Diagnostic> findings = new ArrayList<>(result.diagnostics());
        result.services().forEach(service -> findings.addAll(service.diagnostics()));
        int services = result.valid()
                ? (int) result.services().stream()
                        .filter(DeclaredService::valid)
                        .count()
                : 0;
        return ValidatedFile.of(path, services, findings);
    }
}
