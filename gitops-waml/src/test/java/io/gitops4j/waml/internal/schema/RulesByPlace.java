package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.rule.ScalarRule;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/** Which rule judges which single value of a file. */
public final class RulesByPlace {
    /** A value and its rule. */
    public record Judged(YamlScalar value, ScalarRule rule) {}

    private final List<Judged> all = new ArrayList<>();

    /** Of the file with this root. */
    public RulesByPlace(YamlNode root, Shape shape) {
        visit(root, shape);
    }

    /** What is judged at this place; more than one where an alias repeats it. */
    public List<Judged> at(int line, int column) {
        return all.stream()
                .filter(judged ->
                        judged.value().line() == line && judged.value().column() == column)
                .toList();
    }

    private void visit(YamlNode node, Shape shape) {
        if (shape instanceof Shape.Single single && node instanceof YamlScalar scalar) {
            all.add(new Judged(scalar, single.rule()));
        } else if (shape instanceof Shape.Items items && node instanceof YamlSequence list) {
            list.items().forEach(item -> visit(item, items.item()));
        } else if (shape instanceof Shape.Keyed keyed && node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                YamlScalar key = entry.key();
                all.add(new Judged(new YamlScalar(key.line(), key.column(), key.text(), false), keyed.key()));
                visit(entry.value(), keyed.value());
            }
        } else if (shape instanceof MappingShape fields && node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                fields.field(entry.key().text()).ifPresent(field -> visit(entry.value(), field.shape()));
            }
        }
    }
}
