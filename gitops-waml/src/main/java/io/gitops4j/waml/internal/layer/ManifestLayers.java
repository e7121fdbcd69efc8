package io.gitops4j.waml.internal.layer;

import io.gitops4j.api.Wildcards;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All layers that one file holds. A deploy id takes the template, the top, its defaults, its entry. */
public final class ManifestLayers {
    /** The template of a manifest that names none. */
    public static final String DEFAULT_TEMPLATE = "backend-default";

    /** Fields at the file's top that deploy metadata may override. */
    private static final Set<String> TOP =
            Set.of("template", "image", "tag", "featureFlags", "x-kubernetes", "x-nomad");

    private final Templates.At templates;
    private final Set<YamlNode> faulty;
    private final String file;
    private final MergedMapping top;
    private final List<Default> defaults = new ArrayList<>();

    /** The layers of the file with this root; {@code faulty} are the nodes that the schema refused. */
    public ManifestLayers(YamlMapping root, String file, Naming naming, Templates.At templates, Set<YamlNode> faulty) {
        this.templates = templates;
        this.faulty = faulty;
        this.file = file;
        this.top = LayerReader.read(only(root, TOP, true), Layer.top(file), Path.ROOT);
        root.value("defaults").ifPresent(node -> readDefaults(node, naming));
    }

    private void readDefaults(YamlNode node, Naming naming) {
        if (!(node instanceof YamlSequence list)) {
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof YamlMapping entry) {
                Optional<YamlScalar> match = entry.scalar("match");
                if (match.isPresent() && !faulty.contains(match.get())) {
                    String glob = match.get().text();
                    Layer layer = new Layer(naming.layer(glob), file, Layer.FIRST_DEFAULTS + i);
                    YamlMapping body = only(entry, Set.of("match"), false);
                    Path path = naming.path(i);
                    defaults.add(new Default(glob, match.get(), path, LayerReader.read(body, layer, path)));
                }
            }
        }
    }

    /** What the top of a file says for all deploy ids, as no layer can say otherwise. */
    public static YamlMapping head(YamlMapping root) {
        List<YamlEntry> entries = only(root, TOP, false).entries().stream()
                .filter(entry -> switch (entry.key().text()) {
                    case "defaults", "deploy" -> false;
                    default -> !entry.key().text().startsWith("x-");
                })
                .toList();
        return new YamlMapping(root.line(), root.column(), entries);
    }

    /** The {@code defaults} entries that can be used, in order. */
    public List<Default> defaults() {
        return List.copyOf(defaults);
    }

    /** The metadata of one deploy id; {@code entry} is its own value, nothing where that is empty. */
    public MergedService merge(DeployId id, Optional<YamlMapping> entry, Findings findings) {
        List<MergedMapping> layers = new ArrayList<>();
        layers.add(top);
        String name = id.toString();
        for (Default candidate : defaults) {
            if (Wildcards.matches(candidate.glob(), name)) {
                layers.add(candidate.content());
            }
        }
        entry.ifPresent(body -> layers.add(LayerReader.read(
                body,
                new Layer("deploy " + name, file, Layer.DEPLOY),
                Path.ROOT.field("deploy").key(name))));
        Template template = template(layers, findings);
        layers.add(0, template.defaults());
        return new MergedService(id, template, layers, new Overlay(findings).layAll(layers), faultyFields(layers));
    }

    private Template template(List<MergedMapping> layers, Findings findings) {
        Optional<MergedScalar> chosen = Optional.empty();
        for (MergedMapping layer : layers) {
            Optional<MergedScalar> named = layer.scalar("template");
            if (named.isPresent() && named.get().node().isNull()) {
                chosen = Optional.empty();
            } else if (named.isPresent() && templates.knows(named.get().text())) {
                chosen = named;
            }
        }
        return templates
                .find(chosen.map(MergedScalar::text).orElse(DEFAULT_TEMPLATE), chosen, findings)
                // What is said of a wrong template is enough; the rest is held against the usual one.
                .or(() -> templates.find(DEFAULT_TEMPLATE, Optional.empty(), findings))
                .orElseThrow(() -> new IllegalStateException("there is no template " + DEFAULT_TEMPLATE));
    }

    private Set<String> faultyFields(List<MergedMapping> layers) {
        if (faulty.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (MergedMapping layer : layers) {
            for (YamlEntry entry : ((YamlMapping) layer.node()).entries()) {
                if (faulty.contains(entry.value())) {
                    names.add(entry.key().text());
                }
            }
        }
        if (names.contains("resources")) {
            names.add("scaling");
        }
        return names;
    }

    private static YamlMapping only(YamlMapping mapping, Set<String> names, boolean kept) {
        List<YamlEntry> entries = mapping.entries().stream()
                .filter(entry -> names.contains(entry.key().text()) == kept)
                .toList();
        return new YamlMapping(mapping.line(), mapping.column(), entries);
    }

    /**
     * One {@code defaults} entry.
     *
     * @param glob its pattern
     * @param match where the pattern stands
     * @param path of the entry
     * @param content the rest of it
     */
    public record Default(String glob, YamlScalar match, Path path, MergedMapping content) {}
}
