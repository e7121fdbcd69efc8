package io.gitops4j.core.internal.run;

import io.gitops4j.core.internal.desired.ChangeLog;
import io.gitops4j.core.internal.desired.DesiredAt;
import io.gitops4j.core.internal.desired.DesiredReader;
import io.gitops4j.core.internal.desired.RenderSetting;
import io.gitops4j.core.internal.desired.TeamChecks;
import io.gitops4j.core.internal.plan.Comparison;
import io.gitops4j.core.internal.plan.FailureMemory;
import io.gitops4j.core.internal.plan.ObserveStage;
import io.gitops4j.core.internal.plan.Planner;
import io.gitops4j.core.internal.plan.ResourceMemory;
import io.gitops4j.core.internal.work.RetryPolicy;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.Operation;

/** The stages of one environment's runs, and what they remember in common. */
final class Stages {
    /** So often the same content may fail; then only other content helps (F59). */
    private static final int TRIES_OF_A_SERVICE = 10;

    private final FailureMemory failures;
    private final Planner planner;
    private final Execution execution;
    private final DesiredAt past;
    private final DesiredReader desired;

    Stages(Setting setting) {
        ResourceMemory memory = new ResourceMemory();
        this.failures = new FailureMemory(new RetryPolicy(
                setting.limits().backoffFirst(), setting.limits().backoffCap(), TRIES_OF_A_SERVICE));
        this.desired = desired(setting);
        this.planner = planner(setting, desired, memory, failures);
        this.execution = execution(setting, memory);
        this.past =
                new DesiredAt(setting.name(), setting.owner(), setting.sources(), setting.target(), rendering(setting));
    }

    ChangeLog changeLog(Operation operation) {
        return desired.changeLog(operation);
    }

    DesiredAt past() {
        return past;
    }

    FailureMemory failures() {
        return failures;
    }

    Planner planner() {
        return planner;
    }

    Execution execution() {
        return execution;
    }

    private static RenderSetting rendering(Setting setting) {
        return new RenderSetting(
                setting.strictPortability(),
                setting.rules(),
                setting.capabilities().contains(Capability.RULES));
    }

    private static DesiredReader desired(Setting setting) {
        return new DesiredReader(
                setting.name(),
                setting.owner(),
                setting.sources(),
                new TeamChecks(setting.name(), setting.labels(), setting.validators()),
                setting.target(),
                rendering(setting));
    }

    private static Planner planner(
            Setting setting, DesiredReader desired, ResourceMemory memory, FailureMemory failures) {
        return new Planner(
                new Planner.Setting(
                        setting.name(),
                        setting.labels(),
                        setting.owner(),
                        setting.target(),
                        setting.policies(),
                        new Planner.SecretCheck(
                                setting.secretChecker(), setting.limits().holdUncheckedSecrets()),
                        new Planner.PruneLimits(
                                setting.limits().maxDeletes(),
                                setting.limits().maxDeletePercent(),
                                setting.limits().allowRecreate())),
                desired,
                memory,
                failures,
                setting.parallel());
    }

    private static Execution execution(Setting setting, ResourceMemory memory) {
        ObserveStage observe = new ObserveStage(setting.target(), setting.owner());
        Comparison comparison = new Comparison(setting.target(), setting.owner(), memory);
        RetryPolicy retries = new RetryPolicy(
                setting.limits().retryFirst(),
                setting.limits().retryCap(),
                setting.limits().attempts());
        ResourceWriter writer = new ResourceWriter(
                setting.target(), setting.owner(), new SecondLook(observe, comparison), memory, retries);
        boolean tellsHealth = setting.capabilities().contains(Capability.HEALTH);
        return new Execution(
                new ApplyStage(writer, setting.writers()),
                new HealthStage(setting.target(), tellsHealth, setting.owner(), setting.time()),
                new PruneStage(observe, writer, setting.writers()),
                setting.time(),
                setting.limits().healthTimeout());
    }
}
