package io.gitops4j.target.nomad.internal.render;

/** A port of a service of the manifest, as an ingress names it. */
record RoutedPort(String service, int number) {}
