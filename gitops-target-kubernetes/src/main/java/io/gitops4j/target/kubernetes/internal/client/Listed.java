package io.gitops4j.target.kubernetes.internal.client;

import java.util.List;
import java.util.Optional;

/**
 * What a list held.
 *
 * @param items as mapped, in the server's order
 * @param forbidden why there are none: reading them is not allowed
 */
public record Listed<T>(List<T> items, Optional<ApiRefusal> forbidden) {
    /** Copies the list. */
    public Listed {
        items = List.copyOf(items);
    }
}
