package io.gitops4j.waml.internal.section;

import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.api.spec.Link;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.layer.Layer;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the top of a file says about the service wherever it is deployed. Read once; only used when the file has no error. */
public final class Header {
    private static final String FINOPS = "finops-";

    private final YamlMapping root;
    private final String file;
    private final Map<String, Origin> origins = new HashMap<>();
    private final Map<String, String> options = new TreeMap<>();
    private final List<String> dependencies = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    /** The top of the file with this root. */
    public Header(YamlMapping root, String file) {
        this.root = root;
        this.file = file;
        root.value("options").ifPresent(node -> FreeText.read(node, "", options));
        root.value("documentation").ifPresent(node -> FreeText.read(node, "documentation", options));
        readItems("dependencies", item -> item.scalar("repo").ifPresent(repo -> dependencies.add(repo.text())));
        readItems("externalLinks", item -> {
            Optional<YamlScalar> title = item.scalar("title");
            Optional<YamlScalar> url = item.scalar("url");
            if (title.isPresent() && url.isPresent()) {
                links.add(new Link(title.get().text(), url.get().text()));
            }
        });
        for (String field : List.of("name", "namespace", "owner", "slack", "options", "dependencies")) {
            origin(field, field);
        }
        origin("links", "externalLinks");
        origin("id", "slug");
    }

    private void readItems(String field, Consumer<YamlMapping> each) {
        Optional<YamlNode> list = root.value(field);
        if (list.isPresent() && list.get() instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> {
                if (item instanceof YamlMapping mapping) {
                    each.accept(mapping);
                }
            });
        }
    }

    private void origin(String specPath, String field) {
        root.entry(field).filter(entry -> root.value(field).isPresent()).ifPresent(entry -> {
            YamlNode node = entry.value();
            origins.put(
                    specPath,
                    new Origin(
                            new Position(file, node.line(), node.column()),
                            Path.ROOT.field(entry.written()).toString(),
                            Layer.top(file).label()));
        });
    }

    /** The slug, if there is one, right or wrong. */
    public Optional<YamlScalar> slug() {
        return root.scalar("slug");
    }

    /** The namespace, if there is one, right or wrong. */
    public String namespace() {
        return root.scalar("namespace").map(YamlScalar::text).orElse("");
    }

    void describe(Draft draft) {
        ServiceSpec.Builder spec = draft.spec();
        root.scalar("name").ifPresent(name -> spec.name(name.text()));
        root.scalar("owner").ifPresent(owner -> spec.owner(owner.text()));
        root.scalar("slack").ifPresent(slack -> spec.slack(slack.text()));
        Map<String, String> all = new TreeMap<>(options);
        draft.values().mapping("featureFlags").ifPresent(flags -> FreeText.read(flags, "featureFlags", all));
        Map<String, String> labels = new TreeMap<>();
        options.forEach((key, value) -> {
            if (key.startsWith(FINOPS)) {
                labels.put(key, value);
            }
        });
        spec.template(draft.service().template().name())
                .options(all)
                .labels(labels)
                .dependencies(dependencies)
                .links(links);
        draft.origins(origins);
    }

    /** The entries of {@code deploy}, right or wrong. */
    public List<YamlEntry> deployEntries() {
        return root.value("deploy")
                .filter(YamlMapping.class::isInstance)
                .map(node -> ((YamlMapping) node).entries())
                .orElse(List.of());
    }
}
