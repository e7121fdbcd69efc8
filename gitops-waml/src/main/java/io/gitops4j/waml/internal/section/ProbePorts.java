package io.gitops4j.waml.internal.section;

import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.Optional;

/** Which port a health check means. */
interface ProbePorts {
    /** Its number; nothing after a finding, or where the ports themselves have one. */
    Optional<Integer> find(Optional<MergedScalar> wanted, MergedMapping check);
}
