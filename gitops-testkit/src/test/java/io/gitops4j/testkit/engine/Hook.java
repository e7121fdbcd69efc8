package io.gitops4j.testkit.engine;

import io.gitops4j.spi.Operation;
import java.util.function.Supplier;

/**
 * Stands before a call of a plug-in: passes it on, does something first, or answers in its place.
 *
 * @param <R> what is asked
 * @param <A> what is answered
 */
@FunctionalInterface
interface Hook<R, A> {
    A call(R request, Operation operation, Supplier<A> next);

    static <R, A> Hook<R, A> none() {
        return (request, operation, next) -> next.get();
    }
}
