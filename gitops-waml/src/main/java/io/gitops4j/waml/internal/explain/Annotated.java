package io.gitops4j.waml.internal.explain;

import io.gitops4j.api.Origin;
import io.gitops4j.waml.internal.yaml.Remarks;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.IdentityHashMap;
import java.util.List;

/** New nodes with their origins as comments. Not thread-safe. */
final class Annotated implements Remarks {
    private final IdentityHashMap<YamlNode, String> behind = new IdentityHashMap<>();

    /** The node as a new one, since by an alias one may stand in several layers. */
    YamlScalar value(YamlScalar node, String name, Origin origin) {
        boolean secret = ShownValue.isSecret(node, name);
        return noted(
                new YamlScalar(
                        node.line(), node.column(), secret ? ShownValue.MASKED : node.text(), node.plain() && !secret),
                said(origin) + (secret ? " (masked)" : ""));
    }

    <T extends YamlNode> T noted(T node, String remark) {
        behind.put(node, " " + remark.replaceAll("\\p{Cntrl}", "?"));
        return node;
    }

    static String said(Origin origin) {
        return origin.position() + " " + origin.layer();
    }

    @Override
    public List<String> above(YamlNode node) {
        return List.of();
    }

    @Override
    public String behind(YamlNode node) {
        return behind.getOrDefault(node, "");
    }

    @Override
    public List<String> atTheEnd() {
        return List.of();
    }

    @Override
    public boolean inOneLine(YamlNode collection) {
        return false;
    }
}
