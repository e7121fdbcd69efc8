package io.gitops4j.core.internal.desired;

import io.gitops4j.core.internal.rules.RuleGenerator;
import java.util.Optional;

/**
 * How services of one environment are rendered.
 *
 * @param strict whether what the target cannot express is an error
 * @param rules makes their rules, where they are wanted
 * @param keepsRules whether the target declares {@link io.gitops4j.spi.Capability#RULES}
 */
public record RenderSetting(boolean strict, Optional<RuleGenerator> rules, boolean keepsRules) {}
