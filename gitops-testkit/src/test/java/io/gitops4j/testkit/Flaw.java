package io.gitops4j.testkit;

import java.util.Set;

/** What authors of a plug-in get wrong; an enum has those that one contract must notice. */
interface Flaw {
    /** As the enum calls it. */
    String name();

    /** At least these clauses, by the names of their methods. */
    Set<String> noticedBy();
}
