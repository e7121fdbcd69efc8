package io.gitops4j.target.nomad.internal.state;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.target.nomad.internal.JobStub;
import io.gitops4j.target.nomad.internal.OwnerMark;

/**
 * Jobs as the engine sees them. Version and fingerprint are both the job's modify index: it moves with every new specification,
 * whoever wrote it, with a stop, and with scaling, but not with the job's status. After scaling, a preview decides.
 */
final class LiveJobs {
    private static final String SHARED = "shared";

    private LiveJobs() {}

    static LiveResource of(JobStub stub, String owner) {
        LiveResource.Builder live = OwnerMark.carries(stub.meta(), owner)
                ? LiveResource.owned(stub.id(), OwnerMark.service(stub.meta())).keep(OwnerMark.keep(stub.meta()))
                : LiveResource.foreign(stub.id(), OwnerMark.claimedBy(stub.meta()));
        return live.version(stub.modifyIndex()).fingerprint(stub.modifyIndex()).build();
    }

    static LiveResource registered(DesiredResource desired, String modifyIndex) {
        return LiveResource.owned(desired.id(), desired.service())
                .version(modifyIndex)
                .fingerprint(modifyIndex)
                .build();
    }

    /** Namespaces belong to nobody, and are only ever created. */
    static LiveResource namespace(ResourceId id) {
        return LiveResource.foreign(id, "").version(SHARED).fingerprint(SHARED).build();
    }
}
