package io.gitops4j.waml;

/** What a deploy id says that belongs to no environment of this engine; another engine may know it. */
public enum UnknownEnvironments {
    /** The file is invalid. Right where one engine knows every environment. */
    ERROR,
    /** Told with the nearest known name. */
    WARNING,
    /** Nothing. Right where several engines share repositories. */
    IGNORE
}
