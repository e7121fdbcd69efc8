package io.gitops4j.target.kubernetes.internal.render;

/** Amounts in the canonical form in which the server would write them back. */
final class Quantity {
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P", "E"};

    private Quantity() {}

    /** {@code 250m}, {@code 2}. */
    static String cpu(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
    }

    /** {@code 256Mi}, {@code 1G}, {@code 1500}. */
    static String bytes(long bytes) {
        return bytes % 1024 == 0 ? shortest(bytes, 1024, BINARY) : shortest(bytes, 1000, DECIMAL);
    }

    private static String shortest(long value, long base, String[] suffixes) {
        long rest = value;
        int step = 0;
        while (rest != 0 && rest % base == 0 && step < suffixes.length - 1) {
            rest /= base;
            step++;
        }
        return rest + suffixes[step];
    }
}
