package io.gitops4j.waml.internal.layer;

import java.util.Optional;

/**
 * What a template brings.
 *
 * @param name as manifests say it
 * @param defaults the lowest layer
 * @param servicePort the port of a service that names none
 * @param ingressPort the port of an ingress path that names none
 */
public record Template(
        String name, MergedMapping defaults, Optional<MergedScalar> servicePort, Optional<MergedScalar> ingressPort) {}
