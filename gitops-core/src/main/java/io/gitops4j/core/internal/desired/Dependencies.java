package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Origin;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Warns of services that depend on each other in a circle (B48), and on services that nobody here declares (B49). */
final class Dependencies {
    private static final int SHOWN = 6;

    private final Map<String, Declaration> bySlug = new TreeMap<>();

    private Dependencies(List<Declaration> services) {
        services.forEach(declaration -> bySlug.putIfAbsent(declaration.service().slug(), declaration));
    }

    static Declarations check(Declarations declarations) {
        List<Declaration> services = declarations.services();
        if (services.stream().allMatch(declaration -> of(declaration).isEmpty())) {
            return declarations;
        }
        Dependencies dependencies = new Dependencies(services);
        Map<String, List<String>> circles = dependencies.circles();
        List<Declaration> checked = new ArrayList<>();
        for (Declaration declaration : services) {
            checked.add(dependencies.check(declaration, circles));
        }
        return new Declarations(checked, declarations.fileProblems());
    }

    private static List<String> of(Declaration declaration) {
        return declaration.declared().spec().map(ServiceSpec::dependencies).orElse(List.of());
    }

    private Declaration declared(String slug) {
        return Objects.requireNonNull(bySlug.get(slug), slug);
    }

    private Declaration check(Declaration declaration, Map<String, List<String>> circles) {
        Declaration checked = declaration;
        for (String name : new LinkedHashSet<>(of(declaration))) {
            if (!bySlug.containsKey(name)) {
                checked = checked.with(unknown(declaration, name));
            }
        }
        List<String> circle = circles.get(declaration.service().slug());
        return circle == null ? checked : checked.with(circle(declaration, circle));
    }

    /** The circle that a service is part of, by its slug; each circle is looked for once and told to all in it. */
    private Map<String, List<String>> circles() {
        Map<String, List<String>> circles = new HashMap<>();
        for (String slug : withoutLooseEnds()) {
            if (!circles.containsKey(slug)) {
                List<String> circle = circle(slug);
                for (int i = 0; i < circle.size(); i++) {
                    circles.putIfAbsent(circle.get(i), seenFrom(i, circle));
                }
            }
        }
        return circles;
    }

    /** The circle as it starts at one of its members; as much of it as a message shows. */
    private static List<String> seenFrom(int start, List<String> circle) {
        List<String> turned = new ArrayList<>();
        for (int i = 0; i < Math.min(circle.size(), SHOWN + 1); i++) {
            turned.add(circle.get((start + i) % circle.size()));
        }
        return turned;
    }

    /** Whoever depends, over any number of steps, only on services that end somewhere is in no circle. */
    private Set<String> withoutLooseEnds() {
        Map<String, Integer> open = new TreeMap<>();
        Map<String, List<String>> dependents = new HashMap<>();
        Deque<String> ends = new ArrayDeque<>();
        bySlug.forEach((slug, declaration) -> {
            Set<String> known = new HashSet<>(of(declaration));
            known.retainAll(bySlug.keySet());
            known.forEach(name ->
                    dependents.computeIfAbsent(name, none -> new ArrayList<>()).add(slug));
            open.put(slug, known.size());
            if (known.isEmpty()) {
                ends.add(slug);
            }
        });
        while (!ends.isEmpty()) {
            String end = ends.remove();
            open.remove(end);
            for (String dependent : dependents.getOrDefault(end, List.of())) {
                if (open.merge(dependent, -1, Integer::sum) == 0) {
                    ends.add(dependent);
                }
            }
        }
        return open.keySet();
    }

    /** The shortest way from a service back to itself, without the last step; empty if there is none. */
    private List<String> circle(String start) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            String here = next.remove();
            for (String name : of(declared(here))) {
                if (name.equals(start)) {
                    return way(start, here, cameFrom);
                }
                if (bySlug.containsKey(name) && cameFrom.putIfAbsent(name, here) == null) {
                    next.add(name);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(String start, String end, Map<String, String> cameFrom) {
        Deque<String> way = new ArrayDeque<>();
        String at = end;
        while (at != null && !at.equals(start)) {
            way.addFirst(at);
            at = cameFrom.get(at);
        }
        way.addFirst(start);
        return List.copyOf(way);
    }

    private Diagnostic circle(Declaration declaration, List<String> circle) {
        String slug = declaration.service().slug();
        if (circle.size() == 1) {
            return warning(declaration, "WAML-CYCLE")
                    .what("service '" + slug + "' names itself as a dependency")
                    .remedy("take it out")
                    .build();
        }
        Declaration other = declared(circle.get(1));
        String way = circle.size() > SHOWN
                ? String.join(" -> ", circle.subList(0, SHOWN)) + " -> ..."
                : String.join(" -> ", circle);
        return warning(declaration, "WAML-CYCLE")
                .what("dependencies go in a circle, " + way + " -> " + slug + "; '" + circle.get(1)
                        + "' is declared at " + other.place(other.declared().position(), declaration))
                .remedy("take one of them out")
                .build();
    }

    private static Diagnostic unknown(Declaration declaration, String name) {
        return warning(declaration, "WAML-DEPENDENCY")
                .what("no service '" + name + "' is declared for "
                        + declaration.declared().environment())
                .remedy("mend the name; if it is deployed in another way, all is well")
                .build();
    }

    private static Diagnostic.Builder warning(Declaration declaration, String code) {
        Optional<Origin> origin =
                declaration.declared().spec().flatMap(spec -> spec.origins().at("dependencies"));
        Diagnostic.Builder warning = Diagnostic.warning(code);
        return origin.isPresent()
                ? warning.at(origin.get())
                : warning.at(declaration.declared().position()).path("dependencies");
    }
}
