package io.gitops4j.core.internal.history;

/** One entry of a history. */
public sealed interface HistoryRecord permits Intent, Outcome, Checkpoint {}
