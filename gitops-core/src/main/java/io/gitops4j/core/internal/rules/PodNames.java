package io.gitops4j.core.internal.rules;

/**
 * A pattern for exactly the pods of one workload: {@code web-.+} would match those of {@code web-admin} too. Names that Kubernetes
 * makes up have neither vowels nor the digits 0, 1 and 3, and what does not fit into 63 characters is cut before the last part.
 */
final class PodNames {
    private static final String MADE_UP = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final int LAST_PART = 5;
    private static final int LONGEST_BASE = 63 - LAST_PART;

    private PodNames() {}

    /** {@code <name>-<hash of the template>-<5 characters>}. */
    static String ofDeployment(String name) {
        return pattern(name, MADE_UP, 10);
    }

    /** {@code <name>-<minutes since 1970>-<5 characters>}. */
    static String ofCronJob(String name) {
        return pattern(name, "[0-9]", 10);
    }

    private static String pattern(String name, String middle, int longestMiddle) {
        String last = MADE_UP + "{" + LAST_PART + "}";
        if (name.length() >= LONGEST_BASE) {
            return PromQl.quoted(name.substring(0, LONGEST_BASE)) + last;
        }
        int room = LONGEST_BASE - name.length() - 1;
        String base = PromQl.quoted(name) + "-";
        if (room > longestMiddle) {
            return base + middle + "{1," + longestMiddle + "}-" + last;
        }
        String cut = room == 0 ? last : middle + "{" + room + "}" + last;
        return room < 2 ? base + cut : base + "(" + middle + "{1," + (room - 1) + "}-" + last + "|" + cut + ")";
    }
}
