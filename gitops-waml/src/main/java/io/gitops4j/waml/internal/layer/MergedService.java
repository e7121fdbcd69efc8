package io.gitops4j.waml.internal.layer;

import java.util.List;
import java.util.Set;

/**
 * The deploy metadata of one deploy id, all layers laid over each other.
 *
 * @param id where it is deployed to
 * @param template whose defaults lie at the bottom
 * @param layers what was laid over each other, the template first
 * @param values the result
 * @param faulty names of fields in which the schema found errors in some layer
 */
public record MergedService(
        DeployId id, Template template, List<MergedMapping> layers, MergedMapping values, Set<String> faulty) {}
