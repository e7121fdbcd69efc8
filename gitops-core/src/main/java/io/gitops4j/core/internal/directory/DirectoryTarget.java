package io.gitops4j.core.internal.directory;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.file.FileFailure;
import io.gitops4j.core.internal.file.FileMutex;
import io.gitops4j.core.internal.spec.SpecDocument;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.RuleGroup;
import io.gitops4j.spi.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps services as readable files, one each, and one for its rules. Several engines may share a directory, in one process or in several. */
public final class DirectoryTarget implements Target {
    private final Layout layout;
    private final ContentReader reader;
    private final FileContents contents;
    private final FileWrites writes;

    /** With that directory, which is made when the first file is written. */
    public DirectoryTarget(Path root, boolean sync, Clock clock) {
        this(root, sync, clock, WholeFile::read);
    }

    DirectoryTarget(Path root, boolean sync, Clock clock, ContentReader reader) {
        this.layout = new Layout(root);
        this.reader = reader;
        this.contents = new FileContents(reader, clock);
        this.writes = new FileWrites(layout, reader, new NamespaceDirectories(layout, sync), sync);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.NATIVE_PREVIEW, Capability.CONCURRENT_APPLY, Capability.RULES);
    }

    @Override
    public Rendering render(RenderRequest request) {
        ServiceSpec spec = request.spec();
        List<Diagnostic> problems = illegalNames(spec);
        if (!problems.isEmpty()) {
            return new Rendering(List.of(), problems);
        }
        ResourceId id = new ResourceId(Layout.KIND, spec.namespace(), spec.id().runtimeName());
        DesiredResource file =
                DesiredResource.of(id, spec.id(), SpecDocument.of(spec)).masking(SpecDocument.sensitive(spec));
        return new Rendering(
                Stream.concat(Stream.of(file), rules(request).stream()).toList(), List.of());
    }

    /** The file with the rules of a service, if it has some; its names are legal. */
    static Optional<DesiredResource> rules(RenderRequest request) {
        ServiceSpec spec = request.spec();
        ResourceId id = new ResourceId(Layout.RULES, spec.namespace(), spec.id().runtimeName());
        return request.rules().isEmpty()
                ? Optional.empty()
                : Optional.of(DesiredResource.of(id, spec.id(), RuleGroup.file(request.rules())));
    }

    /** What of a service's names cannot be that of a file. */
    static List<Diagnostic> illegalNames(ServiceSpec spec) {
        List<Diagnostic> problems = new ArrayList<>();
        if (!Layout.legal(spec.id().runtimeName())) {
            problems.add(illegal(spec, "id", "name", spec.id().runtimeName()));
        }
        if (!Layout.legalNamespace(spec.namespace())) {
            problems.add(illegal(spec, "namespace", "namespace", spec.namespace()));
        }
        return problems;
    }

    private static Diagnostic illegal(ServiceSpec spec, String path, String word, String value) {
        return spec.diagnose(
                Severity.ERROR,
                "DIRECTORY-NAME",
                path,
                "the " + word + " '" + value + "' cannot be the name of a file",
                "use lower-case letters, digits and '-', a letter or digit first and last");
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        return new Listing(layout, contents, request, operation).read();
    }

    /** Reads the one file: comparing needs its content, and a listing does not carry it. */
    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        operation.checkpoint();
        DesiredResource desired = request.desired();
        Path file = file(desired.id());
        try {
            byte[] there = reader.read(file);
            if (Arrays.equals(there, FileContent.wanted(request.owner(), desired))) {
                return Preview.of(List.of());
            }
            Document before = FileContent.body(there).orElse(Document.of(Map.of()));
            return Preview.of(FieldDiff.between(before, desired.body(), desired.sensitive()));
        } catch (NoSuchFileException e) {
            throw new GitOpsException(
                    FailureKind.CONFLICT,
                    Diagnostic.error("DIRECTORY-CONFLICT")
                            .path(desired.id().toString())
                            .what("it is gone")
                            .remedy("nothing; the next plan sees it")
                            .build(),
                    e);
        } catch (IOException e) {
            throw FileFailure.of("DIRECTORY-READ", "read the file", file, e);
        }
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        operation.checkpoint();
        ResourceId id = request.change().id();
        Path file = file(id);
        try {
            Files.createDirectories(layout.bookkeeping());
            return FileMutex.holding(layout.lock(id), operation, () -> writes.make(request.change(), request.owner()));
        } catch (IOException e) {
            throw FileFailure.of("DIRECTORY-WRITE", "write the file", file, e);
        } finally {
            contents.forget(file);
        }
    }

    private Path file(ResourceId id) {
        return layout.file(id)
                .orElseThrow(() -> new GitOpsException(
                        FailureKind.REJECTED,
                        Diagnostic.error("DIRECTORY-NAME")
                                .path(id.toString())
                                .what("this cannot be the name of a file")
                                .remedy("use lower-case letters, digits and '-'")
                                .build()));
    }
}
