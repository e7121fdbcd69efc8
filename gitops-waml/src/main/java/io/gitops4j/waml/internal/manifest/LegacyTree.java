package io.gitops4j.waml.internal.manifest;

import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.rule.HostRule;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tree of schema 2 that says what one of schema 1 says. Every node stays where it stands in the file, and values that mean the
 * same stay the very same nodes; the reasons are in {@code docs/decisions/0011}.
 */
final class LegacyTree {
    private static final String BASE = "base";
    private static final String HOST_PREFIX = "hostPrefix";
    private static final Map<String, String> NEW_NAMES = Map.of("repo", "image", "k8sNamespace", "namespace");

    private final YamlMapping root;
    private final Set<YamlNode> faulty;
    private final Findings findings;
    private final Optional<YamlScalar> domain;
    private final Optional<YamlScalar> runtimeName;

    private LegacyTree(YamlMapping root, Set<YamlNode> faulty, Findings findings) {
        this.root = root;
        this.faulty = faulty;
        this.findings = findings;
        this.domain = root.scalar("domain").filter(node -> !faulty.contains(node));
        this.runtimeName = root.scalar("k8sName").filter(node -> !faulty.contains(node));
    }

    /** The tree of schema 2; {@code faulty} nodes, which the schema refused, are left as they are. */
    static YamlMapping of(YamlMapping root, Set<YamlNode> faulty, Findings findings) {
        return new LegacyTree(root, faulty, findings).tree();
    }

    private YamlMapping tree() {
        List<YamlEntry> entries = new ArrayList<>();
        for (YamlEntry entry : root.entries()) {
            String key = entry.key().text();
            switch (key) {
                case "domain", "k8sName" -> {
                    // They went where they belong.
                }
                case "schema" -> entries.add(new YamlEntry(entry.key(), text(entry.value(), "2")));
                case "name" -> {
                    if (root.value(key).isPresent()) {
                        entries.add(entry);
                    }
                }
                case "slug" -> slug(entry, entries);
                case "deploy" -> deploy(entry, entries);
                default -> entries.add(renamed(entry, NEW_NAMES.getOrDefault(key, key)));
            }
        }
        return new YamlMapping(root.line(), root.column(), entries);
    }

    /** The runtime resources keep their names, and the slug of schema 1 goes on as the name for people. */
    private void slug(YamlEntry entry, List<YamlEntry> entries) {
        Optional<YamlScalar> other = runtimeName.filter(name ->
                !(entry.value() instanceof YamlScalar slug && slug.text().equals(name.text())));
        if (other.isEmpty()) {
            entries.add(entry);
            return;
        }
        if (root.value("name").isEmpty()) {
            entries.add(new YamlEntry(at(entry.key(), "name"), entry.value(), "slug"));
        }
        entries.add(new YamlEntry(entry.key(), other.get(), "k8sName"));
    }

    private void deploy(YamlEntry entry, List<YamlEntry> entries) {
        if (!(entry.value() instanceof YamlMapping deploy)) {
            entries.add(entry);
            return;
        }
        List<YamlEntry> places = new ArrayList<>();
        for (YamlEntry place : deploy.entries()) {
            YamlNode body = place.value() instanceof YamlMapping metadata ? metadata(place, metadata) : place.value();
            if (!place.key().text().equals(BASE)) {
                places.add(new YamlEntry(place.key(), body));
            } else if (body instanceof YamlMapping metadata) {
                entries.add(new YamlEntry(at(place.key(), "defaults"), defaults(place.key(), metadata)));
            }
        }
        entries.add(new YamlEntry(entry.key(), new YamlMapping(deploy.line(), deploy.column(), places)));
    }

    private static YamlSequence defaults(YamlScalar base, YamlMapping metadata) {
        List<YamlEntry> entries = new ArrayList<>();
        entries.add(new YamlEntry(at(base, "match"), new YamlScalar(base.line(), base.column(), "*", false)));
        entries.addAll(metadata.entries());
        YamlMapping item = new YamlMapping(metadata.line(), metadata.column(), entries);
        return new YamlSequence(base.line(), base.column(), List.of(item));
    }

    private YamlMapping metadata(YamlEntry place, YamlMapping metadata) {
        if (domain.isEmpty()
                || metadata.value("ingress")
                        .filter(node -> !faulty.contains(node))
                        .isEmpty()) {
            return metadata;
        }
        Path path = Path.ROOT.field("deploy").key(place.key().text());
        List<YamlEntry> entries = new ArrayList<>();
        for (YamlEntry entry : metadata.entries()) {
            entries.add(
                    entry.key().text().equals("ingress") && entry.value() instanceof YamlSequence list
                            ? new YamlEntry(entry.key(), ingress(list, path.field("ingress")))
                            : entry);
        }
        return new YamlMapping(metadata.line(), metadata.column(), entries);
    }

    private YamlSequence ingress(YamlSequence list, Path path) {
        List<YamlNode> items = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode item = list.items().get(i);
            items.add(item instanceof YamlMapping mapping ? withHost(mapping, path.item(i)) : item);
        }
        return new YamlSequence(list.line(), list.column(), items);
    }

    /** A host beside the prefix is a mistake, which is told by who reads the ingress. */
    private YamlMapping withHost(YamlMapping item, Path path) {
        Optional<YamlScalar> prefix = item.scalar(HOST_PREFIX);
        if (prefix.isEmpty() || item.value("host").isPresent()) {
            return item;
        }
        YamlScalar host = text(
                prefix.get(), prefix.get().text() + "." + domain.orElseThrow().text());
        HostRule.host().check(host).ifPresent(fault -> tooLong(prefix.get(), path.field(HOST_PREFIX), fault));
        List<YamlEntry> entries = new ArrayList<>();
        for (YamlEntry entry : item.entries()) {
            switch (entry.key().text()) {
                case HOST_PREFIX -> entries.add(new YamlEntry(at(entry.key(), "host"), host, HOST_PREFIX));
                case "host" -> {
                    // It is null, and would stand beside the one made of the prefix.
                }
                default -> entries.add(entry);
            }
        }
        return new YamlMapping(item.line(), item.column(), entries);
    }

    private void tooLong(YamlScalar prefix, Path path, Fault fault) {
        findings.error(
                prefix.in(findings.file(), path),
                fault.code(),
                "with the domain of line " + domain.orElseThrow().line() + ", " + fault.what(),
                fault.remedy());
    }

    private static YamlEntry renamed(YamlEntry entry, String name) {
        return new YamlEntry(at(entry.key(), name), entry.value(), entry.key().text());
    }

    private static YamlScalar at(YamlScalar key, String name) {
        return key.text().equals(name) ? key : new YamlScalar(key.line(), key.column(), name, true);
    }

    private static YamlScalar text(YamlNode at, String text) {
        return new YamlScalar(at.line(), at.column(), text, PlainReading.TEXT == reading(text));
    }

    private static PlainReading reading(String text) {
        return new YamlScalar(0, 0, text, true).reading();
    }
}
