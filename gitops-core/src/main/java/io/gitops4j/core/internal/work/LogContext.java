package io.gitops4j.core.internal.work;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Which run the log lines of a thread belong to, in the logger's own diagnostic context. Afterwards that is as it was. */
public final class LogContext {
    /** Key of the run's id. */
    public static final String RUN = "gitops.run";

    /** Key of the environment's name. */
    public static final String ENVIRONMENT = "gitops.environment";

    private LogContext() {}

    /** Does it for this run. */
    public static <T> T during(String environment, String runId, Supplier<T> body) {
        Map<String, String> before = current();
        MDC.put(ENVIRONMENT, environment);
        MDC.put(RUN, runId);
        try {
            return body.get();
        } finally {
            set(before);
        }
    }

    /** Does it on another thread as it would be done on this one. */
    static Runnable taken(Runnable body) {
        Map<String, String> here = current();
        return () -> {
            Map<String, String> before = current();
            set(here);
            try {
                body.run();
            } finally {
                set(before);
            }
        };
    }

    private static @Nullable Map<String, String> current() {
        return MDC.getCopyOfContextMap();
    }

    private static void set(@Nullable Map<String, String> values) {
        if (values == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(values);
        }
    }
}
