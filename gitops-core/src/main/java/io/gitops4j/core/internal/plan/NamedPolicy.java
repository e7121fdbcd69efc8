package io.gitops4j.core.internal.plan;

import io.gitops4j.spi.Policy;

/**
 * A policy under its configured name.
 *
 * @param name as configured
 * @param policy the plug-in
 */
public record NamedPolicy(String name, Policy policy) {}
