package io.gitops4j.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerBinariesTest {

    @TempDir
    Path folder;

    @Test
    void readsCommasAndLines() throws IOException {
        Path kubernetes = folderWith("kubernetes-1", "kube-apiserver");
        Path nomad = folderWith("nomad-1", "nomad");

        for (String separator : new String[] {",", "\n", "\r\n", " ,\n"}) {
            ServerBinaries binaries =
                    ServerBinaries.parse("kubernetes=" + kubernetes + separator + "nomad=" + nomad + "\n");

            assertThat(binaries.kubernetes()).contains(kubernetes);
            assertThat(binaries.nomad()).contains(nomad);
        }
    }

    @Test
    void hasNothingWhereNothingIsListed() {
        assertThat(ServerBinaries.parse("").kubernetes()).isEmpty();
        assertThat(ServerBinaries.parse("gitea=/somewhere").nomad()).isEmpty();
        assertThat(ServerBinaries.parse("nomad=/somewhere").gitea()).isEmpty();
    }

    @Test
    void refusesAFolderWithoutTheProgram() {
        ServerBinaries binaries = ServerBinaries.parse("nomad=" + folder);

        assertThatThrownBy(binaries::nomad)
                .hasMessageContaining("has no program nomad")
                .hasMessageContaining("Do: run .ci/real-servers/build");
    }

    @Test
    void refusesWhatIsNoList() {
        assertThatThrownBy(() -> ServerBinaries.parse("/some/folder")).hasMessageContaining("is not name=folder");
    }

    private Path folderWith(String name, String program) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        assertThat(Files.createFile(made.resolve(program)).toFile().setExecutable(true))
                .isTrue();
        return made;
    }
}
