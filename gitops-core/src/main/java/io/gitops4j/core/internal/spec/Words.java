package io.gitops4j.core.internal.spec;

import java.util.Locale;

/** Constants as words of a document. */
final class Words {
    private Words() {}

    /** {@code CRON_JOB} is {@code cron-job}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
