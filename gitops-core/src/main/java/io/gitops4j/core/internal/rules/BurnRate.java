package io.gitops4j.core.internal.rules;

/**
 * How fast an error budget of 28 days may be spent before somebody is told: over both windows, so that an alarm comes soon and
 * ends soon.
 *
 * @param shortWindow tells that it is still so
 * @param longWindow tells that it matters
 * @param factor share of the budget × 28 days / long window, as Google's SRE workbook has it: 2 % in 1 h, 5 % in 6 h, 10 % in 1 d
 *     and in 3 d
 */
record BurnRate(String shortWindow, String longWindow, String factor) {
    static final BurnRate FAST = new BurnRate("5m", "1h", "13.44");
    static final BurnRate BRISK = new BurnRate("30m", "6h", "5.6");
    static final BurnRate STEADY = new BurnRate("2h", "1d", "2.8");
    static final BurnRate SLOW = new BurnRate("6h", "3d", "0.9333");
}
