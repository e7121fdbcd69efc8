package io.gitops4j.core.internal.report;

import io.gitops4j.spi.ForgeReport;

/**
 * A report that may be worth telling.
 *
 * @param report as a forge would get it
 * @param essence what has to differ for two reports of one commit to be news: no counts, no times, no texts of failures
 * @param begins whether it says what a run is about to do, and not how one ended
 */
record Candidate(ForgeReport report, String essence, boolean begins) {}
