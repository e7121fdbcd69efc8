package io.gitops4j.waml.internal.finding;

/** The stable codes of this parser's findings; {@link CodeHelp} explains each. */
public final class Code {
    /** Too large. */
    public static final String SRC_SIZE = "SRC-SIZE";
    /** Not UTF-8. */
    public static final String SRC_ENCODING = "SRC-ENCODING";
    /** An unfinished merge. */
    public static final String SRC_CONFLICT = "SRC-CONFLICT";
    /** A pointer instead of content. */
    public static final String SRC_LFS = "SRC-LFS";
    /** A link instead of content. */
    public static final String SRC_SYMLINK = "SRC-SYMLINK";
    /** Neither a file nor a link. */
    public static final String SRC_KIND = "SRC-KIND";
    /** What cannot be read. */
    public static final String SRC_READ = "SRC-READ";
    /** A tab where YAML wants spaces. */
    public static final String YAML_TAB = "YAML-TAB";
    /** Not YAML. */
    public static final String YAML_SYNTAX = "YAML-SYNTAX";
    /** One key twice. */
    public static final String YAML_DUP = "YAML-DUP";
    /** Too many aliases. */
    public static final String YAML_ALIAS = "YAML-ALIAS";
    /** Too deep. */
    public static final String YAML_DEPTH = "YAML-DEPTH";
    /** An explicit tag. */
    public static final String YAML_TAG = "YAML-TAG";
    /** An anchor within itself. */
    public static final String YAML_RECURSIVE = "YAML-RECURSIVE";
    /** More than one document. */
    public static final String YAML_DOCS = "YAML-DOCS";
    /** The merge key of YAML 1.1. */
    public static final String YAML_MERGE = "YAML-MERGE";
    /** Nothing in it. */
    public static final String EMPTY = "WAML-EMPTY";
    /** The top is no mapping. */
    public static final String ROOT = "WAML-ROOT";
    /** Hidden characters. */
    public static final String CHARS = "WAML-CHARS";
    /** A template's placeholder left over. */
    public static final String TEMPLATE = "WAML-TEMPLATE";
    /** Too long, too many. */
    public static final String LIMIT = "WAML-LIMIT";
    /** An unknown key. */
    public static final String UNKNOWN = "WAML-UNKNOWN";
    /** A value of the wrong type. */
    public static final String TYPE = "WAML-TYPE";
    /** The schema's version. */
    public static final String SCHEMA = "WAML-SCHEMA";
    /** A schema that is still read, and will not be for ever. */
    public static final String LEGACY = "WAML-LEGACY";
    /** Something that has to be there. */
    public static final String REQUIRED = "WAML-REQUIRED";
    /** A name against its rule. */
    public static final String NAME = "WAML-NAME";
    /** A port against its rule. */
    public static final String PORT = "WAML-PORT";
    /** Ingress, service and container disagree. */
    public static final String PORTMAP = "WAML-PORTMAP";
    /** One thing twice. */
    public static final String DUP = "WAML-DUP";
    /** Not one of the words. */
    public static final String ENUM = "WAML-ENUM";
    /** A host against its rule. */
    public static final String HOST = "WAML-HOST";
    /** A path against its rule. */
    public static final String PATH = "WAML-PATH";
    /** CPU or memory. */
    public static final String QUANTITY = "WAML-QUANTITY";
    /** A number out of its range. */
    public static final String RANGE = "WAML-RANGE";
    /** An environment variable. */
    public static final String ENV = "WAML-ENV";
    /** A reference to a secret. */
    public static final String SECRETREF = "WAML-SECRETREF";
    /** A secret in plain sight. */
    public static final String PLAINSECRET = "POL-PLAINSECRET";
    /** A pattern of deploy ids. */
    public static final String GLOB = "WAML-GLOB";
    /** A deploy id. */
    public static final String TARGET = "WAML-TARGET";
    /** Layers that cannot be laid over each other. */
    public static final String MERGE = "WAML-MERGE";
    /** A time span. */
    public static final String DURATION = "WAML-DURATION";
    /** An image or its tag. */
    public static final String IMAGE = "WAML-IMAGE";
    /** A link. */
    public static final String URL = "WAML-URL";
    /** A health check. */
    public static final String HEALTH = "WAML-HEALTH";
    /** When a job runs. */
    public static final String SCHEDULE = "WAML-SCHEDULE";
    /** A file of a container. */
    public static final String FILE = "WAML-FILE";
    /** A volume, or the mount of one. */
    public static final String VOLUME = "WAML-VOLUME";
    /** What a container may do on its node. */
    public static final String SECURITY = "WAML-SECURITY";
    /** A patch for a target. */
    public static final String PATCH = "WAML-PATCH";

    /** A change that has no place in the text. */
    public static final String EDIT = "WAML-EDIT";

    private Code() {}
}
