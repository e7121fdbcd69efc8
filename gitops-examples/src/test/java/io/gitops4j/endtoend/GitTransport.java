package io.gitops4j.endtoend;

import io.gitops4j.testkit.servers.GitRepo;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * One repository behind one kind of server, as developers and as the engine reach it.
 *
 * @param developers address for the {@code git} program
 * @param settings of the {@code git} program for that address
 * @param engine options of the engine's plug-ins {@code git}, the address among them
 * @param bare the repository on the server's disk
 */
record GitTransport(URI developers, Map<String, String> settings, Map<String, Object> engine, Path bare) {
    /** An empty working copy whose remote {@code origin} is this repository. */
    GitRepo workingCopy(Path folder) {
        GitRepo repo = GitRepo.init(folder);
        settings.forEach((name, value) -> repo.git("config", name, value));
        repo.git("remote", "add", "origin", developers.toString());
        return repo;
    }
}
