package io.gitops4j.waml.internal.explain;

import io.gitops4j.api.Origin;
import java.util.Optional;

/**
 * What one layer did to a value.
 *
 * @param origin where the layer says so
 * @param value that it brought, masked if it looks like a secret; nothing where it removed the one below
 */
public record Link(Origin origin, Optional<String> value) {}
