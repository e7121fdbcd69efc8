package io.gitops4j.benchmarks;

/** Somebody who brings the workload to a cluster. Each method is one phase, to be timed from outside. */
interface Client extends AutoCloseable {
    void run(Phase phase);

    @Override
    void close();
}
