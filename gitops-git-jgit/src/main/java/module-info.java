/** Sources, history, releases and rendered services in Git, with JGit. */
module io.gitops4j.git {
    exports io.gitops4j.git;

    requires transitive io.gitops4j.api;
    requires org.apache.sshd.osgi;
    requires org.bouncycastle.pg;
    requires org.eclipse.jgit;
    requires org.eclipse.jgit.ssh.apache;
    requires static org.jspecify;

    provides io.gitops4j.spi.HistoryStoreProvider with
            io.gitops4j.git.GitHistoryStoreProvider;
    provides io.gitops4j.spi.RenderedStoreProvider with
            io.gitops4j.git.GitRenderedStoreProvider;
    provides io.gitops4j.spi.SourceProvider with
            io.gitops4j.git.GitSourceProvider;
}
