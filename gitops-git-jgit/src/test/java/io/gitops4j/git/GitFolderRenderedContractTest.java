package io.gitops4j.git;

import io.gitops4j.testkit.servers.RealGit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@RealGit
@DisplayName("rendered services in a Git repository of this machine, as a target")
class GitFolderRenderedContractTest extends RenderedTargetContract {
    private RenderedBed bed;

    @BeforeEach
    void makeRemote(@TempDir Path scratch) {
        bed = new RenderedBed(TestRemote.folder(scratch));
    }

    @Override
    RenderedBed bed() {
        return bed;
    }
}
