package io.gitops4j.core.internal.release;

import io.gitops4j.api.CommitOptions;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Proposal;
import io.gitops4j.api.PullRequest;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.desired.DeclaringManifest;
import io.gitops4j.core.internal.desired.SourceReader;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.ManifestEditor;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.ProposedCommit;
import io.gitops4j.spi.ProposedPullRequest;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceWriter;
import java.util.List;
import java.util.Optional;

/** Changes what the sources of one environment declare for it. Thread-safe. */
public final class Releases {
    private final String environment;
    private final List<SourceReader> sources;
    private final long maxManifestBytes;
    private final PullRequestDesk pullRequests;

    public Releases(
            String environment, List<SourceReader> sources, long maxManifestBytes, PullRequestDesk pullRequests) {
        this.environment = environment;
        this.sources = List.copyOf(sources);
        this.maxManifestBytes = maxManifestBytes;
        this.pullRequests = pullRequests;
    }

    /** The image tag that is declared now. */
    public String tag(ServiceId service, Operation operation) {
        Declared declared = declared(service, operation);
        Revision revision = declared.manifest().revision();
        return declared.manifest()
                .declared()
                .spec()
                .flatMap(spec -> spec.atCommit(revision.id()).container().image())
                .map(Image::tag)
                .filter(tag -> !tag.isEmpty())
                .orElseThrow(() -> notThere(service, "with an image tag"));
    }

    /** Declares another tag. */
    public Proposal release(ServiceId service, String tag, CommitOptions options, Operation operation) {
        Contents.Where where = new Contents.Where(environment, service);
        CommitMessage message =
                new CommitMessage("release", where, "Release " + service + " " + tag + " to " + environment);
        return tagged(where, tag, message, options, operation);
    }

    /** Declares the tag that another environment declares. */
    public Proposal promote(ServiceId service, String from, String tag, CommitOptions options, Operation operation) {
        Contents.Where where = new Contents.Where(environment, service);
        CommitMessage message = new CommitMessage(
                        "promote", where, "Promote " + service + " " + tag + " from " + from + " to " + environment)
                .with("Gitops-From", from);
        return tagged(where, tag, message, options, operation);
    }

    private Proposal tagged(
            Contents.Where where, String tag, CommitMessage message, CommitOptions options, Operation operation) {
        Declared declared = declared(where.service(), operation);
        TagChange change = new TagChange(file(declared.manifest()), where, tag);
        return commit(declared.manifest(), message.with("Gitops-Tag", tag), change, options, operation);
    }

    /** Declares what a deployment brought. */
    public Proposal rollback(Deployment to, CommitOptions options, Operation operation) {
        Contents.Where where = new Contents.Where(environment, to.service());
        Revision revision = to.to()
                .orElseThrow(() -> new GitOpsException(
                        FailureKind.NOT_FOUND,
                        Diagnostic.error("RELEASE-ROLLBACK")
                                .what("deployment " + to.number() + " removed " + where
                                        + ", so there is nothing to bring back")
                                .remedy("delete the manifest, or name an earlier deployment")
                                .build()));
        Declared declared = declared(to.service(), operation);
        ManifestFile file = file(declared.manifest());
        CommitMessage message = new CommitMessage(
                        "rollback",
                        where,
                        "Roll " + to.service() + " in " + environment + " back to deployment " + to.number())
                .with("Gitops-Deployment", Long.toString(to.number()))
                .with("Gitops-Revision", revision.id());
        try (Snapshot earlier = declared.reader().snapshot(revision, operation)) {
            byte[] text = file.read(earlier);
            ServiceSpec wanted = file.contents(earlier, text)
                    .at(where, revision)
                    .orElseThrow(() -> notThere(to.service(), "at " + revision.shortId()));
            Restoration change = new Restoration(file, where, text, wanted);
            return commit(declared.manifest(), message, change, options, operation);
        }
    }

    private Proposal commit(
            DeclaringManifest manifest,
            CommitMessage message,
            ProposedCommit.Edits edits,
            CommitOptions options,
            Operation operation) {
        SourceWriter writer = manifest.source()
                .source()
                .writer()
                .orElseThrow(() -> unsupported(manifest.source().label()));
        // Before anything is pushed: where nobody can open it, there is no branch left behind.
        Optional<PullRequestDesk.Opener> opener = options.pullRequest()
                ? Optional.of(pullRequests.opener(manifest.source().name()))
                : Optional.empty();
        WatchedEdits watched = new WatchedEdits(edits, maxManifestBytes);
        ProposedCommit proposed = new ProposedCommit(
                options.authorName(), options.authorEmail(), message.text(options), options.branch(), watched);
        Revision revision = PluginCall.call(manifest.source().label(), () -> writer.commit(proposed, operation));
        Optional<String> branch = options.branch().filter(name -> watched.changed());
        Optional<PullRequest> opened = opener.flatMap(who -> branch.map(name -> who.open(
                new ProposedPullRequest(
                        manifest.source().name(),
                        name,
                        PullRequestDesk.into(manifest.source().source().branch()),
                        message.subject(),
                        message.markdown(options)),
                operation)));
        return new Proposal(revision, branch, message.subject(), opened);
    }

    private ManifestFile file(DeclaringManifest manifest) {
        ManifestEditor editor =
                manifest.parser().editor().orElseThrow(() -> unsupported("the parser of " + manifest.path()));
        return new ManifestFile(manifest.path(), manifest.parser(), editor, maxManifestBytes);
    }

    /** Where a service is declared, and who reads it. */
    private record Declared(SourceReader reader, DeclaringManifest manifest) {}

    private Declared declared(ServiceId service, Operation operation) {
        for (SourceReader source : sources) {
            Optional<DeclaringManifest> found = source.declaring(environment, service, operation);
            if (found.isPresent()) {
                return new Declared(source, found.get());
            }
        }
        throw notThere(service, "now");
    }

    private GitOpsException notThere(ServiceId service, String how) {
        return new GitOpsException(
                FailureKind.NOT_FOUND,
                Diagnostic.error("RELEASE-SERVICE")
                        .what("no manifest declares " + service + " in " + environment + " " + how)
                        .remedy("look at the name, and whether its manifest is valid")
                        .build());
    }

    private static GitOpsException unsupported(String what) {
        return new GitOpsException(
                FailureKind.UNSUPPORTED,
                Diagnostic.error("RELEASE-READONLY")
                        .what(what + " can only read")
                        .remedy("change the manifest by hand and push it")
                        .build());
    }
}
