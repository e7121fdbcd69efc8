package io.gitops4j.git;

import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.HistoryStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the history store in Git, in a folder, all stores on one machine")
class GitFolderHistoryStoreContractTest extends HistoryStoreContract {
    @TempDir
    Path scratch;

    private HistoryBed bed;

    @BeforeEach
    void makeRemote() {
        bed = HistoryBed.folder(scratch);
    }

    @Override
    protected HistoryStore open() {
        return bed.store();
    }
}
