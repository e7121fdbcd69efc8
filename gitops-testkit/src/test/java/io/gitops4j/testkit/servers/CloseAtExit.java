package io.gitops4j.testkit.servers;

/** Closes a server when the JVM ends, for runs that are interrupted before they could close it. */
final class CloseAtExit {

    private final Thread hook;

    private CloseAtExit(Thread hook) {
        this.hook = hook;
    }

    static CloseAtExit of(String server, Runnable close) {
        Thread hook = new Thread(close, "close-" + server);
        Runtime.getRuntime().addShutdownHook(hook);
        return new CloseAtExit(hook);
    }

    /** The server is closed; also called by the closing at exit itself. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs or has run.
        }
    }
}
