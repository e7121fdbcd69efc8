package io.gitops4j.waml.internal.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each code of this parser says, for pages and reports. */
public final class CodeHelp {
    private static final Map<String, String> TEXTS = texts();

    private CodeHelp() {}

    /** A line of Markdown by code, without a full stop, in the order for readers. */
    public static Map<String, String> all() {
        return TEXTS;
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(Code.SRC_SIZE, "the file is larger than the limit");
        texts.put(Code.SRC_ENCODING, "not UTF-8, at which byte");
        texts.put(Code.SRC_CONFLICT, "an unresolved merge was committed");
        texts.put(Code.SRC_LFS, "a Git LFS pointer stands there instead of the manifest");
        texts.put(Code.SRC_SYMLINK, "a symbolic link stands there instead of the manifest; links are not followed");
        texts.put(Code.SRC_KIND, "something else than a file stands there, a pipe for example");
        texts.put(Code.SRC_READ, "a file or folder is not there or cannot be read; what it holds was not checked");
        texts.put(Code.YAML_TAB, "a tab in the indentation");
        texts.put(Code.YAML_SYNTAX, "not YAML; an unclosed quote or bracket is placed where it opens");
        texts.put(Code.YAML_DUP, "one key twice, both lines");
        texts.put(Code.YAML_ALIAS, "too many aliases, or too much behind them");
        texts.put(Code.YAML_DEPTH, "nested too deep");
        texts.put(Code.YAML_TAG, "an explicit tag");
        texts.put(Code.YAML_RECURSIVE, "an anchor that contains itself");
        texts.put(Code.YAML_DOCS, "a second document");
        texts.put(Code.YAML_MERGE, "the merge key `<<`");
        texts.put(Code.EMPTY, "nothing in the file; to remove a service, delete the file");
        texts.put(Code.ROOT, "the top is no mapping");
        texts.put(Code.CHARS, "a hidden character, and which");
        texts.put(Code.TEMPLATE, "a placeholder of a template is left over");
        texts.put(Code.LIMIT, "too many values, too long a line, more findings than are shown");
        texts.put(Code.SCHEMA, "`schema` is missing or not supported");
        texts.put(Code.LEGACY, "the file is of schema 1, and what schema 2 says instead; a warning");
        texts.put(Code.REQUIRED, "something has to be there");
        texts.put(Code.UNKNOWN, "an unknown key, and which one was probably meant");
        texts.put(Code.TYPE, "another type is expected, and how the value was read");
        texts.put(Code.NAME, "a name against the rule, and at which character");
        texts.put(Code.PORT, "not a port");
        texts.put(Code.PORTMAP, "ingress, service, container or health check disagree about a port");
        texts.put(Code.DUP, "two items name the same thing");
        texts.put(Code.ENUM, "none of the known words");
        texts.put(Code.HOST, "not a host, a host and a prefix, or a host that is taken within the file");
        texts.put(
                Code.PATH,
                "not a path of a request, of a container, or within the repository, or two things at one place");
        texts.put(Code.QUANTITY, "not an amount of CPU or memory, or a request above its limit");
        texts.put(Code.RANGE, "a number out of its range, or two numbers that do not fit");
        texts.put(Code.ENV, "not the name of a variable, or a variable twice");
        texts.put(Code.SECRETREF, "not of the form `vault:path#key#version`");
        texts.put(Code.PLAINSECRET, "a literal that looks like a secret");
        texts.put(Code.GLOB, "not a pattern, or one that fits no deploy id");
        texts.put(Code.TARGET, "not a deploy id, an unknown environment, or no deploy entry at all");
        texts.put(Code.MERGE, "a layer cannot be laid over another");
        texts.put(Code.DURATION, "not a time span with its unit");
        texts.put(Code.IMAGE, "not an image or a tag, or a tag without an image");
        texts.put(Code.URL, "not an http or https link");
        texts.put(Code.HEALTH, "a health check that asks in no way, or in several");
        texts.put(Code.SCHEDULE, "not a schedule or time zone, or a schedule where none belongs");
        texts.put(Code.FILE, "not the permissions of a file");
        texts.put(Code.VOLUME, "a volume of no kind or of both, or a mount of a volume that is not there");
        texts.put(Code.SECURITY, "not a capability, or rules that contradict each other");
        texts.put(Code.PATCH, "a patch that is no mapping, or a value in it that cannot be told for sure");
        texts.put(Code.EDIT, "a change has no place of its own in the text");
        return Collections.unmodifiableMap(texts);
    }
}
