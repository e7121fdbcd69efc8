package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import java.util.List;

/**
 * A team's own rule for what a service may look like in one environment, beside the rules that come with the engine. Pure over its
 * request, so the engine may keep an answer for as long as the declaration stays the same; thread-safe; quick, as it is asked for
 * every declared service.
 *
 * <p>Unlike a {@link Policy} it judges the declaration and not the change: a service that breaks it is told so whether or not there
 * is anything to apply. An error stops this service in this environment: nothing of it is applied, nothing is pruned. A warning is
 * told and nothing more. All validators are asked, so none hides what another finds. An exception counts as an error that names the
 * validator.
 */
@FunctionalInterface
public interface Validator extends AutoCloseable {
    /**
     * What is wrong; empty when all is well. A finding names a place with {@code request.spec().origins()}; the engine gives one
     * without a place that of the declaration.
     */
    List<Diagnostic> validate(ValidationRequest request);

    @Override
    default void close() {}
}
