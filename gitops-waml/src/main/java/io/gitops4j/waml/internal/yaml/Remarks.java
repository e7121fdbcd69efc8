package io.gitops4j.waml.internal.yaml;

import java.util.List;

/** What stands around the nodes of a tree when it is written: comments, and how it is laid out. */
public interface Remarks {
    /** Lines above a key or an item, without their {@code #}; an empty one is an empty line. */
    List<String> above(YamlNode node);

    /** What stands behind a key, a value or an item, without its {@code #}; empty for nothing. */
    String behind(YamlNode node);

    /** Lines at the end of the text. */
    List<String> atTheEnd();

    /** Whether the collection is written in one line, as {@code [a, b]}. */
    boolean inOneLine(YamlNode collection);
}
