package io.gitops4j.waml.internal.section;

import java.util.List;

/** Reads some fields of merged metadata into a draft, and checks how they agree. Stateless. */
interface Section {
    /** The fields it reads; it is left out where the schema has already refused one of them. */
    List<String> reads();

    /** Reads them; what is wrong becomes a finding of the draft. */
    void read(Draft draft);
}
