package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Concurrency;
import io.gitops4j.api.spec.Schedule;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedList;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cron jobs: a schedule belongs to the template {@code cronjob-default}, and what serves requests does not. */
final class ScheduleSection implements Section {
    private static final String CRON_TEMPLATE = "cronjob-default";
    private static final List<String> SERVING_TEMPLATES = List.of("backend-default", "frontend-default");
    private static final List<String> SERVING = List.of("service", "ingress", "autoscaling", "health");
    private static final List<String> ONLY_CRON = List.of("timeZone", "concurrencyPolicy", "suspend");
    /** Kubernetes adds eleven characters to the name of a cron job for each run's own name. */
    private static final int LONGEST_NAME = 52;

    @Override
    public List<String> reads() {
        return List.of("schedule", "timeZone", "concurrencyPolicy", "suspend");
    }

    @Override
    public void read(Draft draft) {
        Optional<MergedScalar> cron = draft.values().scalar("schedule");
        String template = draft.service().template().name();
        if (cron.isEmpty()) {
            withoutSchedule(draft, template);
            return;
        }
        if (SERVING_TEMPLATES.contains(template)) {
            error(
                    draft,
                    cron.get(),
                    "a schedule does not go with the template " + template,
                    "write `template: " + CRON_TEMPLATE + "`, or take the schedule out");
        }
        for (String field : SERVING) {
            Merged value = draft.values().fields().get(field);
            if (value != null
                    && !(value instanceof MergedList list && list.items().isEmpty())) {
                error(
                        draft,
                        value,
                        "a cron job has no `" + field + "`; its schedule is at "
                                + cron.get().seenFrom(value),
                        "take `" + field + "` out, or the schedule");
            }
        }
        checkName(draft, cron.get());
        draft.spec().schedule(schedule(draft, cron.get()));
    }

    private static void withoutSchedule(Draft draft, String template) {
        if (template.equals(CRON_TEMPLATE)) {
            error(
                    draft,
                    draft.values(),
                    "the template " + CRON_TEMPLATE + " needs a schedule",
                    "add for example `schedule: \"0 3 * * *\"`");
        }
        for (String field : ONLY_CRON) {
            draft.values()
                    .scalar(field)
                    .ifPresent(value -> error(
                            draft,
                            value,
                            "`" + field + "` has no meaning without a schedule",
                            "add `schedule`, or take it out"));
        }
    }

    private static void checkName(Draft draft, MergedScalar cron) {
        String name = draft.id().runtimeName();
        if (name.length() > LONGEST_NAME) {
            draft.findings()
                    .error(
                            cron,
                            Code.NAME,
                            "the cron job's name " + name + " has " + name.length() + " characters, and at most "
                                    + LONGEST_NAME + " fit",
                            "shorten the slug");
        }
    }

    private static Schedule schedule(Draft draft, MergedScalar cron) {
        draft.origin("schedule.cron", cron);
        Optional<MergedScalar> zone = draft.values().scalar("timeZone");
        zone.ifPresent(scalar -> draft.origin("schedule.timeZone", scalar));
        Optional<MergedScalar> policy = draft.values().scalar("concurrencyPolicy");
        policy.ifPresent(scalar -> draft.origin("schedule.concurrency", scalar));
        Optional<MergedScalar> suspend = draft.values().scalar("suspend");
        suspend.ifPresent(scalar -> draft.origin("schedule.suspended", scalar));
        return new Schedule(
                cron.text().strip(),
                zone.map(MergedScalar::text).orElse(""),
                policy.map(scalar -> Concurrency.valueOf(scalar.text().toUpperCase(Locale.ROOT)))
                        .orElse(Concurrency.ALLOW),
                suspend.map(MergedScalar::isTrue).orElse(false));
    }

    private static void error(Draft draft, Merged place, String what, String remedy) {
        draft.findings().error(place, Code.SCHEDULE, what, remedy);
    }
}
