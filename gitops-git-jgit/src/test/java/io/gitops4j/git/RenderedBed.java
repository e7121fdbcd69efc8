package io.gitops4j.git;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.RenderedChange;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A repository of rendered services, the machines that engines run on, and the few steps that its tests are made of. */
final class RenderedBed {
    static final String OWNER = "platform.production";
    static final ResourceId CART = id("cart");

    private final TestRemote remote;
    private final VirtualClock clock = VirtualClock.create();

    RenderedBed(TestRemote remote) {
        this.remote = remote;
    }

    TestRemote remote() {
        return remote;
    }

    RenderedStore store() {
        return store("1", "production");
    }

    RenderedStore store(String machine, String cluster) {
        return new GitRenderedStore(options(machine, cluster).build());
    }

    GitRenderedOptions.Builder options(String machine, String cluster) {
        GitOptions repository = GitOptions.builder(remote.url(), remote.cache().resolveSibling("cache-" + machine))
                .allowFile(true)
                .allowHttp(true)
                .build();
        return GitRenderedOptions.builder(repository, "production")
                .cluster(cluster)
                .clock(clock);
    }

    static ResourceId id(String name) {
        return new ResourceId(RenderedStore.KIND, "shop", name);
    }

    static ApplyOutcome deploy(RenderedStore store, ResourceId id, long number, Map<String, String> files) {
        return deploy(store, id, OptionalLong.of(number), files, TestOperation.live());
    }

    /** Creates or updates, from what is there now. */
    static ApplyOutcome deploy(
            RenderedStore store, ResourceId id, OptionalLong number, Map<String, String> files, Operation operation) {
        Change change = change(id, files, live(store, id));
        return store.apply(request(change, number, files), operation);
    }

    static Change change(ResourceId id, Map<String, String> files, Optional<LiveResource> live) {
        DesiredResource desired = DesiredResource.of(id, ServiceId.of(id.name()), Document.of(files));
        return live.map(there -> Change.update(desired, there, List.of(), "differs from what is declared"))
                .orElseGet(() -> Change.create(desired, "does not exist"));
    }

    static RenderedChange request(Change change, OptionalLong number, Map<String, String> files) {
        Optional<Revision> revision = change.desired().map(desired -> new Revision("apps", "0123456789abcdef"));
        return new RenderedChange(new ApplyRequest(OWNER, change, number, revision), files);
    }

    static ApplyOutcome remove(RenderedStore store, ResourceId id, long number) {
        Change delete = Change.delete(live(store, id).orElseThrow(), "no longer declared");
        return store.apply(request(delete, OptionalLong.of(number), Map.of()), TestOperation.live());
    }

    static Optional<LiveResource> live(RenderedStore store, ResourceId id) {
        return store.observe(new ObserveRequest(OWNER, Set.of(id), false), TestOperation.live()).resources().stream()
                .filter(live -> live.id().equals(id))
                .findFirst();
    }

    /** Paths of the newest commit, below a directory. */
    List<String> files(String directory) {
        return remote.bareGit("ls-tree", "-r", "--name-only", "main", directory)
                .lines()
                .toList();
    }

    String show(String path) {
        return remote.bareGit("show", "main:" + path);
    }

    /** The id of a tree or file, which tells its content to the byte. */
    String content(String path) {
        return remote.bareGit("rev-parse", "main:" + path);
    }

    /** As a person does: on top of what is there. */
    void commitByHand(String path, String text) {
        pull();
        remote.push(Map.of(path, text));
    }

    void pull() {
        remote.work().git("fetch", "-q", "origin");
        if (!remote.work().git("branch", "-r", "--list", "origin/main").isEmpty()) {
            remote.work().git("checkout", "-q", "-B", "main", "origin/main");
        }
    }
}
