package io.gitops4j.git;

import io.gitops4j.git.internal.IsolatedSystem;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit away from the machine it runs on: from the user's and the system's Git configuration, from the {@code GIT_*}
 * variables, from running {@code git} to find them, and from measuring the file system in the foreground, which can take
 * seconds at the first use.
 *
 * <p>JGit allows this for the whole JVM only, so it is done on request and never by {@link GitSource} itself, which is safe
 * without: what it fetches and trusts depends on its own options alone. Install it once, early, in a program in which nobody
 * else uses JGit.
 */
public final class GitIsolation implements AutoCloseable {
    private final SystemReader before;
    private final SystemReader ours;

    private GitIsolation(SystemReader before) {
        this.before = before;
        this.ours = new IsolatedSystem(before);
    }

    /** Isolates from now on, for every user of JGit in this JVM. */
    public static GitIsolation install() {
        GitIsolation isolation = new GitIsolation(SystemReader.getInstance());
        SystemReader.setInstance(isolation.ours);
        FS.FileStoreAttributes.setBackground(true);
        return isolation;
    }

    /** Puts back what was there, unless somebody has replaced it since; measuring stays in the background. */
    @Override
    public void close() {
        if (SystemReader.getInstance() == ours) {
            SystemReader.setInstance(before);
        }
    }
}
