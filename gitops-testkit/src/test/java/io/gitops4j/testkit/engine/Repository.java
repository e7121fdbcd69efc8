package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.World.workload;

import io.gitops4j.api.Document;
import io.gitops4j.api.ResourceId;
import io.gitops4j.testkit.InMemorySource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What people push at random, and what it amounts to. One service always stays, so that the repository is never empty. */
final class Repository {
    private static final String ALWAYS = "base";
    private static final List<String> NAMES = List.of("cart", "shop", "mail", "news", "post");

    private final InMemorySource source;
    private final SplittableRandom random;
    private final Map<String, App> apps = new TreeMap<>();
    private final Set<String> broken = new HashSet<>();
    private Map<String, App> before = Map.of();

    private record App(int version, List<String> ports) {
        String text(String name) {
            return ports.isEmpty()
                    ? Manifests.app(name, version)
                    : Manifests.app(name, version, names(name).toArray(new String[0]));
        }

        List<String> names(String name) {
            return ports.stream().map(port -> name + "-" + port).toList();
        }
    }

    Repository(InMemorySource source, SplittableRandom random) {
        this.source = source;
        this.random = random;
        apps.put(ALWAYS, new App(1, List.of()));
        commit();
    }

    /** Adds, changes, removes or renames a service, reverts, or changes what is no manifest; says which. */
    String push() {
        String name = anyName();
        Map<String, App> old = new TreeMap<>(apps);
        String what;
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                apps.remove(name);
                what = "remove " + name;
            }
            case 2 -> {
                String other = anyName();
                App app = apps.remove(name);
                if (app != null) {
                    apps.put(other, app);
                }
                what = "rename " + name + " to " + other;
            }
            case 3 -> {
                apps.clear();
                apps.putAll(before.isEmpty() ? old : before);
                what = "revert";
            }
            case 4 -> {
                source.change("README.md", "note " + random.nextInt());
                return "push a note";
            }
            default -> {
                App app = new App(
                        1 + random.nextInt(1000),
                        random.nextBoolean()
                                ? List.of()
                                : random.nextBoolean() ? List.of("web") : List.of("web", "api"));
                apps.put(name, app);
                what = "push " + name + " " + app;
            }
        }
        before = old;
        commit();
        return what;
    }

    String breakSomething() {
        String name = anyName();
        broken.add(name);
        commit();
        return "break " + name;
    }

    String mend() {
        broken.clear();
        commit();
        return "mend everything";
    }

    private void commit() {
        Map<String, String> files = new LinkedHashMap<>();
        apps.forEach((name, app) -> files.put(name + ".app", app.text(name)));
        broken.forEach(name -> files.put(name + ".app", Manifests.BROKEN));
        source.commit(files);
    }

    String anyName() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    Set<String> names() {
        Set<String> names = new HashSet<>(NAMES);
        names.add(ALWAYS);
        return names;
    }

    /** Whether the newest revision holds a manifest that nobody understands. */
    boolean broken() {
        return !broken.isEmpty();
    }

    boolean wants(ResourceId id) {
        List<ResourceId> ids = new ArrayList<>();
        apps.forEach((name, app) -> {
            ids.add(workload(name));
            app.names(name).forEach(service -> ids.add(World.service(service)));
        });
        return ids.contains(id);
    }

    /** What a target holds where the newest revision is all that ever happened. */
    NavigableMap<ResourceId, Document> undisturbed(ResourceId beside, Document body) {
        try (World fresh = new World()) {
            fresh.backend.makeByHand(beside, body);
            Map<String, String> files = new LinkedHashMap<>();
            apps.forEach((name, app) -> files.put(name + ".app", app.text(name)));
            fresh.push(files);
            return fresh.backend.contents();
        }
    }
}
