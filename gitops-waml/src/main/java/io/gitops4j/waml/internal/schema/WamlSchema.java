package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.rule.GlobRule;
import io.gitops4j.waml.internal.rule.ImageRule;
import io.gitops4j.waml.internal.rule.NameRule;
import io.gitops4j.waml.internal.rule.OwnerRule;
import io.gitops4j.waml.internal.rule.PathRule;
import io.gitops4j.waml.internal.rule.ScalarRule;
import io.gitops4j.waml.internal.rule.TextRule;
import io.gitops4j.waml.internal.rule.UrlRule;
import io.gitops4j.waml.internal.rule.WordRule;
import java.util.List;

/** The fields of a manifest, of schema 2 and of schema 1. What a deploy entry may hold is in {@link DeployFields}. Immutable. */
public final class WamlSchema {
    private final MappingShape file;
    private final MappingShape deploy;
    private final MappingShape legacy;

    /** The schema for these limits and words. */
    public WamlSchema(SchemaSettings settings) {
        deploy = DeployFields.shape(settings);
        file = file(settings, deploy);
        legacy = LegacyFields.shape(deploy, settings);
    }

    /** The whole file of schema 2. */
    public MappingShape file() {
        return file;
    }

    /** The deploy metadata: the value of a deploy id, and of a {@code defaults} entry beside its {@code match}. */
    public MappingShape deploy() {
        return deploy;
    }

    /** The whole file of schema 1. */
    public MappingShape legacy() {
        return legacy;
    }

    private static MappingShape file(SchemaSettings settings, MappingShape deploy) {
        Shape defaults = MappingShape.of()
                .must("match", single(GlobRule.rule()), "deploy ids that this is for; * is anything, ? one character")
                .all(deploy)
                .build();
        return MappingShape.of()
                .add(new Field(
                        "schema",
                        new Shape.Free("`\"2\"` or `2`"),
                        Field.Presence.REQUIRED_ELSEWHERE,
                        "the version of this format"))
                .may("name", single(TextRule.FILLED), "friendly name; the slug where it is missing")
                .must("slug", single(NameRule.upTo(NameRule.LABEL)), "name of every resource at the target")
                .may("owner", single(OwnerRule.of(settings.teams())), "who answers for it: an address or a team")
                .may("slack", single(TextRule.FILLED), "channel for notices")
                .must("namespace", single(NameRule.upTo(NameRule.LABEL)), "namespace at the target")
                .may("template", single(WordRule.of(settings.templates())), "whose defaults lie under everything")
                .defaultsTo("backend-default")
                .docs("README.md#templates")
                .may("image", single(ImageRule.image()), "what runs, under every `defaults` and `deploy` entry")
                .may("tag", single(ImageRule.tag()), "its tag")
                .may(
                        "dependencies",
                        list(dependency()),
                        "services that this one calls; checked, but nothing waits for them")
                .may("documentation", documentation(), "where it is documented; policies read it")
                .may(
                        "options",
                        new Shape.Free("mapping"),
                        "free options; `finops-*` become labels, `canary-alert-priority` the priority of alerts")
                .may("featureFlags", new Shape.Free("mapping"), "free switches; policies read them")
                .may("externalLinks", list(link()), "links for people")
                .may("x-kubernetes", new Shape.Free("mapping by kind"), "as in deploy metadata, under it")
                .may("x-nomad", new Shape.Free("mapping"), "as in deploy metadata, under it")
                .may("defaults", list(defaults), "deploy metadata for all deploy ids that match, in order")
                .docs("README.md#layers")
                .may(
                        "deploy",
                        new Shape.Keyed(DeployIdRule.rule(), deploy),
                        "deploy metadata by deploy id; without an entry nothing is deployed there")
                .docs("README.md#where-a-service-is-deployed-to")
                .build();
    }

    private static MappingShape dependency() {
        return MappingShape.of()
                .must("repo", single(TextRule.FILLED), "the other service's slug")
                .build();
    }

    private static MappingShape documentation() {
        Shape.Single file = single(PathRule.file());
        MappingShape path = MappingShape.of()
                .may("files", new Shape.Items(file, List.of()), "files")
                .may("fileGlob", file, "pattern of files")
                .may("dir", file, "folder")
                .may("rename", file, "another name where it is shown")
                .build();
        return MappingShape.of()
                .may("type", single(TextRule.FILLED), "kind of documentation")
                .may("paths", list(path), "where it is")
                .build();
    }

    private static MappingShape link() {
        return MappingShape.of()
                .must("title", single(TextRule.FILLED), "what it leads to")
                .must("url", single(UrlRule.rule()), "where")
                .build();
    }

    static Shape.Single single(ScalarRule rule) {
        return new Shape.Single(rule);
    }

    static Shape.Items list(Shape item) {
        return new Shape.Items(item, List.of());
    }

    static Shape.Items named(Shape item) {
        return list(item).unique(Code.DUP, "name");
    }
}
