package io.gitops4j.spi;

import io.gitops4j.api.LiveResource;
import java.util.Map;

/**
 * Where rendered services are kept as files, for another program to carry to the scheduler: one directory for each service, with
 * what is wanted now and what the last deployments wanted. A thin driver as {@link Target} is: the engine renders, compares,
 * orders, retries and prunes, and the store knows neither what is in the files nor who made them.
 *
 * <p>Thread-safe; {@link #apply} is called by several threads at once. A call that cannot reach the store throws UNAVAILABLE or
 * TIMEOUT; one that is not allowed to throws AUTH.
 */
public interface RenderedStore extends AutoCloseable {
    /** The kind of every {@link io.gitops4j.api.ResourceId} of a store; its name is that of the service's directory. */
    String KIND = "rendered";

    /** Which services have a directory, and whether all could be read. Versions and fingerprints cover all that is in it. */
    Observation observe(ObserveRequest request, Operation operation);

    /**
     * What a directory holds as wanted now, by file name; empty where that part of it is gone. Bytes that are no UTF-8 are read as
     * U+FFFD.
     *
     * @param service as {@link #observe} told it
     */
    Map<String, String> files(LiveResource service, Operation operation);

    /** Makes one change by compare-and-set, under the rules of {@link Target#apply}: all of it arrives, or nothing. */
    ApplyOutcome apply(RenderedChange request, Operation operation);

    /** Closed once by the engine, after the last call. */
    @Override
    default void close() {}
}
