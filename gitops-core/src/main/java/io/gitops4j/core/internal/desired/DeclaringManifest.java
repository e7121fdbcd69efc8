package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ManifestParser;

/**
 * The manifest that declares a service.
 *
 * @param source that it is in
 * @param revision at which it was read
 * @param path within the source
 * @param parser that reads it
 * @param declared the service in the environment that was asked for
 */
public record DeclaringManifest(
        NamedSource source, Revision revision, String path, ManifestParser parser, DeclaredService declared) {}
