package io.gitops4j.spi;

import java.util.Map;

/** What Prometheus evaluates again and again: a query whose result is stored, or one whose result is an alarm. */
public sealed interface Rule permits RecordingRule, AlertRule {
    /** The name of the series, or of the alert. */
    String name();

    /** The query, in PromQL. */
    String expression();

    /** Labels that are put on the result, sorted by key. */
    Map<String, String> labels();
}
