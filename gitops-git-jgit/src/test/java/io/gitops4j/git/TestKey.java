package io.gitops4j.git;

import java.util.List;

/** A key with which the real git signs. */
interface TestKey {
    /** What git has to be told. */
    List<String> gitSettings();
}
