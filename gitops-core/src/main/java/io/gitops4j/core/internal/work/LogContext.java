package io.gitops4j.core.internal.work;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/** Which run the log lines of a thread belong to, in the logger's own diagnostic context. Afterwards that is as it was. */
public final class LogContext {
    /** Key of the run's id. */
    public static final String RUN = "gitops.run";

    /** Key of the environment's name. */
    public static final String ENVIRONMENT = "gitops.environment";

    private final MDCAdapter context;

    LogContext(MDCAdapter context) {
        this.context = context;
    }

    /** That of the logger in use. */
    public static LogContext here() {
        return new LogContext(MDC.getMDCAdapter());
    }

    /** Does it for this run. */
    public <T> T during(String environment, String runId, Supplier<T> body) {
        Map<String, String> before = context.getCopyOfContextMap();
        context.put(ENVIRONMENT, environment);
        context.put(RUN, runId);
        try {
            return body.get();
        } finally {
            set(before);
        }
    }

    /** Does it on another thread as it would be done on this one. */
    Runnable taken(Runnable body) {
        Map<String, String> here = context.getCopyOfContextMap();
        return () -> {
            Map<String, String> before = context.getCopyOfContextMap();
            set(here);
            try {
                body.run();
            } finally {
                set(before);
            }
        };
    }

    private void set(@Nullable Map<String, String> values) {
        if (values == null) {
            context.clear();
        } else {
            context.setContextMap(values);
        }
    }
}
