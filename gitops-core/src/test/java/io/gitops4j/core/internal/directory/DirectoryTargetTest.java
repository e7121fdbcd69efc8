package io.gitops4j.core.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.file.EndlessOperation;
import io.gitops4j.core.internal.spec.Services;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTargetTest {
    private static final String OWNER = "platform";

    /** Later than every file of a test, so that each counts as long unchanged. */
    private static final Clock LATER = Clock.fixed(Instant.now().plus(Duration.ofDays(1)), ZoneOffset.UTC);

    private final Operation operation = new EndlessOperation();

    @TempDir
    Path root;

    @Test
    void writesAReadableFilePerService() throws IOException {
        create(target(), desired(Services.whole()));

        assertThat(Files.readString(root.resolve("devx/cart-beta.yaml"))).isEqualTo(resource("cart-beta.yaml"));
    }

    @Test
    void comparesByContentNotByForm() throws IOException {
        DesiredResource desired = desired(Services.whole());
        Target target = target();
        create(target, desired);
        Path file = root.resolve("devx/cart-beta.yaml");
        Files.writeString(file, Files.readString(file).replace("slack: \"#squad\"", "slack:   '#squad' # by hand"));

        assertThat(preview(target, desired)).isEqualTo(Preview.of(List.of()));
    }

    @Test
    void tellsWhatSomebodyChangedByHand() throws IOException {
        DesiredResource desired = desired(Services.small("cart", "1.0"));
        Target target = target();
        create(target, desired);
        Path file = root.resolve("devx/cart.yaml");
        Files.writeString(file, Files.readString(file).replace("replicas: 1", "replicas: 7"));

        assertThat(preview(target, desired).diff())
                .extracting(FieldDiff::toString)
                .containsExactly("scaling.replicas: 7 -> 1");
    }

    @Test
    void replacesWhatIsNoLongerYaml() throws IOException {
        DesiredResource desired = desired(Services.small("cart", "1.0"));
        Target target = target();
        create(target, desired);
        Path file = root.resolve("devx/cart.yaml");
        String before = Files.readString(file);
        Files.writeString(file, before + "]: [\n");

        assertThat(preview(target, desired).kind()).isEqualTo(ChangeKind.UPDATE);
        ApplyOutcome outcome = apply(target, Change.update(desired, live(target, desired), List.of(), "drift"));
        assertThat(outcome.status()).isEqualTo(Status.APPLIED);
        assertThat(file).hasContent(before);
    }

    @Test
    void i9_masksSensitiveValuesInDiffs() {
        Target target = target();
        create(target, desired(withPassword("hunter2")));
        DesiredResource changed = desired(withPassword("hunter3"));

        assertThat(preview(target, changed).diff())
                .extracting(FieldDiff::toString)
                .containsExactly("containers[app].env[PASSWORD].value: *** -> ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "../kube-system", "..", "x%2f", "web\"}", "new\nline", "Web", "web.", "-web", ".git"})
    void b27_rendersNoNameThatCouldLeadOutOfTheDirectory(String name) {
        ServiceSpec slug = ServiceSpec.builder(ServiceId.of(name), "devx")
                .containers(List.of(Container.named("app").build()))
                .build();
        ServiceSpec namespace = ServiceSpec.builder(ServiceId.of("web"), name)
                .containers(List.of(Container.named("app").build()))
                .build();
        for (ServiceSpec spec : List.of(slug, namespace)) {
            var rendering = target().render(new RenderRequest("prod", OWNER, spec));

            assertThat(rendering.resources()).isEmpty();
            assertThat(rendering.diagnostics()).extracting(Diagnostic::code).containsExactly("DIRECTORY-NAME");
        }
    }

    @Test
    void b27_writesNothingUnderAnIllegalName() throws IOException {
        DesiredResource forged = DesiredResource.of(
                new ResourceId("file", "..", "escaped"),
                ServiceId.of("x"),
                desired(Services.whole()).body());

        assertThatThrownBy(() -> apply(target(), Change.create(forged, "")))
                .isInstanceOf(GitOpsException.class)
                .hasMessageContaining("DIRECTORY-NAME");
        assertThat(tree()).isEmpty();
    }

    @Test
    void readsOnlyAttributesOfFilesThatItKnows() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        Target target = counting(reads, LATER);
        DesiredResource cart = desired(Services.small("cart", "1.0"));
        create(target, cart);
        create(target, desired(Services.small("shop", "1.0")));
        reads.set(0);

        Observation first = observe(target, Set.of(cart.id()));
        assertThat(reads).hasValue(2);
        Observation second = observe(target, Set.of(cart.id()));

        assertThat(reads).hasValue(2);
        assertThat(fingerprints(second)).hasSize(2).isEqualTo(fingerprints(first));
        Files.writeString(root.resolve("devx/shop.yaml"), "edited");
        assertThat(observe(target, Set.of()).resources())
                .extracting(LiveResource::id)
                .containsExactly(cart.id());
        assertThat(reads).hasValue(3);
    }

    @Test
    void noticesAnEditThatLeavesSizeAndTimeAsTheyWere() throws IOException {
        Path file = root.resolve("devx/cart.yaml");
        DesiredResource cart = desired(Services.small("cart", "1.0"));
        Target target = counting(new AtomicInteger(), Clock.systemUTC());
        create(target, cart);
        String before = live(target, cart).fingerprint();
        FileTime time = Files.getLastModifiedTime(file);

        Files.writeString(file, Files.readString(file).replace("replicas: 1", "replicas: 2"));
        Files.setLastModifiedTime(file, time);

        assertThat(live(target, cart).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void f38_whatCannotBeReadMakesTheListingIncompleteAndIsNotAbsent() throws IOException {
        DesiredResource cart = desired(Services.small("cart", "1.0"));
        DesiredResource shop = desired(Services.small("shop", "1.0"));
        create(target(), cart);
        create(target(), shop);
        Target broken = new DirectoryTarget(root, false, LATER, file -> {
            if (file.endsWith("cart.yaml")) {
                throw new AccessDeniedException(file.toString());
            }
            return WholeFile.read(file);
        });

        Observation observation = observe(broken, Set.of(cart.id()));

        assertThat(observation.complete()).isFalse();
        assertThat(observation.diagnostics()).extracting(Diagnostic::code).containsExactly("DIRECTORY-READ");
        assertThat(observation.resources())
                .extracting(LiveResource::id, LiveResource::owned)
                .containsExactlyInAnyOrder(tuple(cart.id(), false), tuple(shop.id(), true));
    }

    @Test
    void f38_aRootThatIsNoDirectoryIsUnavailable() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");
        Target target = new DirectoryTarget(file, false, LATER);

        assertThatThrownBy(() -> observe(target, Set.of()))
                .isInstanceOf(GitOpsException.class)
                .hasMessageContaining("DIRECTORY-READ");
        assertThatThrownBy(() -> create(target, desired(Services.whole())))
                .isInstanceOf(GitOpsException.class)
                .hasMessageContaining("DIRECTORY-WRITE");
    }

    @Test
    void aRootThatIsNotThereIsEmpty() {
        Target target = new DirectoryTarget(root.resolve("none"), false, LATER);

        assertThat(observe(target, Set.of(desired(Services.whole()).id()))).isEqualTo(Observation.complete(List.of()));
    }

    @Test
    void followsNoSymbolicLinks() throws IOException {
        Path outside = Files.createDirectory(root.resolve("outside"));
        Path target = Files.createDirectory(root.resolve("target"));
        Path theirs = Files.writeString(outside.resolve("cart.yaml"), "theirs");
        Files.createSymbolicLink(target.resolve("devx"), outside);
        Files.createDirectory(target.resolve("other"));
        Files.createSymbolicLink(target.resolve("other/cart.yaml"), theirs);
        DirectoryTarget directory = new DirectoryTarget(target, false, LATER);
        DesiredResource linkedDirectory = desired(Services.small("cart", "1.0"));
        DesiredResource linkedFile = DesiredResource.of(
                new ResourceId("file", "other", "cart"), ServiceId.of("cart"), linkedDirectory.body());

        for (DesiredResource desired : List.of(linkedDirectory, linkedFile)) {
            LiveResource live = live(directory, desired);
            assertThat(live.owned()).isFalse();
            assertThat(live.claimedBy()).contains("symbolic link");
            for (Change change :
                    List.of(Change.create(desired, ""), Change.update(desired, live, List.of(), ""), deletion(live))) {
                assertThat(apply(directory, change).status()).isEqualTo(Status.CONFLICT);
            }
        }
        assertThat(theirs).hasContent("theirs");
        assertThat(outside).isDirectoryContaining(path -> path.endsWith("cart.yaml"));
    }

    @Test
    void removesADirectoryThatItMadeWithItsLastFile() throws IOException {
        Target target = target();
        DesiredResource cart = desired(Services.small("cart", "1.0"));
        DesiredResource shop = desired(Services.small("shop", "1.0"));
        create(target, cart);
        create(target, shop);

        delete(target, cart);
        assertThat(tree()).containsExactly("devx", "devx/shop.yaml");
        delete(target, shop);
        assertThat(tree()).isEmpty();
    }

    @Test
    void leavesADirectoryThatSomebodyElseMadeOrUses() throws IOException {
        Target target = target();
        Files.createDirectory(root.resolve("devx"));
        DesiredResource cart = desired(Services.small("cart", "1.0"));
        create(target, cart);
        delete(target, cart);
        assertThat(tree()).containsExactly("devx");

        ServiceSpec elsewhere = ServiceSpec.builder(ServiceId.of("cart"), "shared")
                .containers(List.of(Container.named("app").build()))
                .build();
        create(target, desired(elsewhere));
        Files.writeString(root.resolve("shared/notes.txt"), "");
        delete(target, desired(elsewhere));
        assertThat(tree()).containsExactly("devx", "shared", "shared/notes.txt");
    }

    @Test
    void f04_aTemporaryFileThatACrashLeftIsNoServiceAndDoesNotStay() throws IOException {
        Files.createDirectory(root.resolve("devx"));
        Files.writeString(root.resolve("devx/.cart.yaml.tmp"), "half");
        Target target = target();
        DesiredResource cart = desired(Services.small("cart", "1.0"));

        assertThat(observe(target, Set.of(cart.id())).resources()).isEmpty();
        create(target, cart);

        assertThat(tree()).containsExactly("devx", "devx/cart.yaml");
    }

    @Test
    void anEmptyFileIsForeign() throws IOException {
        Files.createDirectory(root.resolve("devx"));
        Files.createFile(root.resolve("devx/cart.yaml"));
        DesiredResource cart = desired(Services.small("cart", "1.0"));

        assertThat(live(target(), cart).owned()).isFalse();
    }

    @Test
    void leavesNothingOpenBehind() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors), "this platform does not tell open files");
        Target target = target();
        DesiredResource cart = desired(Services.small("cart", "1.0"));
        create(target, cart);
        long before = openFiles(descriptors);
        for (int i = 0; i < 50; i++) {
            observe(target, Set.of(cart.id()));
            preview(target, cart);
            delete(target, cart);
            create(target, cart);
        }
        assertThat(openFiles(descriptors)).isLessThan(before + 25);
    }

    @Test
    void observesTenThousandFiles() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        Target target = counting(reads, LATER);
        for (int i = 0; i < 10_000; i++) {
            Path directory = root.resolve("ns-" + i % 20);
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve("s-" + i + ".yaml"),
                    "# gitops4j.owner: " + OWNER + "\n# gitops4j.service: s-" + i + "\n");
        }
        assertThat(observe(target, Set.of()).resources()).hasSize(10_000);
        assertThat(reads).hasValue(10_000);
        assertThat(observe(target, Set.of()).resources()).hasSize(10_000);
        assertThat(reads).hasValue(10_000);
    }

    private Target target() {
        return new DirectoryTarget(root, true, LATER);
    }

    private Target counting(AtomicInteger reads, Clock clock) {
        return new DirectoryTarget(root, false, clock, file -> {
            reads.incrementAndGet();
            return WholeFile.read(file);
        });
    }

    private DesiredResource desired(ServiceSpec spec) {
        return target().render(new RenderRequest("prod", OWNER, spec))
                .resources()
                .get(0);
    }

    private static ServiceSpec withPassword(String password) {
        ServiceSpec spec = Services.small("cart", "1.0");
        return spec.toBuilder()
                .containers(List.of(spec.container().toBuilder()
                        .env(List.of(EnvVar.sensitive("PASSWORD", password)))
                        .build()))
                .build();
    }

    private Observation observe(Target target, Set<ResourceId> wanted) {
        return target.observe(new ObserveRequest(OWNER, wanted, true), operation);
    }

    private LiveResource live(Target target, DesiredResource desired) {
        return observe(target, Set.of(desired.id())).resources().stream()
                .filter(live -> live.id().equals(desired.id()))
                .findFirst()
                .orElseThrow();
    }

    private Preview preview(Target target, DesiredResource desired) {
        return target.preview(new PreviewRequest(OWNER, desired, live(target, desired)), operation);
    }

    private ApplyOutcome apply(Target target, Change change) {
        return target.apply(new ApplyRequest(OWNER, change), operation);
    }

    private void create(Target target, DesiredResource desired) {
        assertThat(apply(target, Change.create(desired, "")).status()).isEqualTo(Status.APPLIED);
    }

    private void delete(Target target, DesiredResource desired) {
        assertThat(apply(target, deletion(live(target, desired))).status()).isEqualTo(Status.APPLIED);
    }

    /** Also of what is not ours, as no engine would: the target itself must refuse. */
    private static Change deletion(LiveResource live) {
        return Change.delete(
                LiveResource.owned(live.id(), ServiceId.of("cart"))
                        .version(live.version())
                        .build(),
                "");
    }

    private List<String> fingerprints(Observation observation) {
        return observation.resources().stream()
                .map(LiveResource::fingerprint)
                .sorted()
                .toList();
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.map(path -> root.relativize(path)
                            .toString()
                            .replace(FileSystems.getDefault().getSeparator(), "/"))
                    .filter(path -> !path.isEmpty() && !path.startsWith(".gitops4j"))
                    .sorted()
                    .toList();
        }
    }

    private static long openFiles(Path descriptors) throws IOException {
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.count();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DirectoryTargetTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
