package io.gitops4j.core.internal.desired;

import io.gitops4j.spi.Validator;

/**
 * A validator under its configured name.
 *
 * @param name as configured
 * @param validator the plug-in
 */
public record NamedValidator(String name, Validator validator) {}
