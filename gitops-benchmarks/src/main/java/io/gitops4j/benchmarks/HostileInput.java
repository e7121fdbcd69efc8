package io.gitops4j.benchmarks;

import java.nio.charset.StandardCharsets;

/** Manifests made to hurt. */
enum HostileInput {
    /** Nine levels of lists that each name the one before nine times: hundreds of millions of values if they were made. */
    ALIAS_BOMB("alias bomb, 9^9 values") {
        @Override
        String text() {
            StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
            for (char c = 'b'; c <= 'i'; c++) {
                bomb.append(c).append(": &").append(c).append(" [");
                bomb.append(("*" + (char) (c - 1) + ",").repeat(9)).append("]\n");
            }
            return bomb.toString();
        }
    },
    /** Ten thousand lists within each other. */
    BRACKETS("10 000 nested brackets") {
        @Override
        String text() {
            return "a: " + "[".repeat(10_000);
        }
    },
    /** One line of 900 KiB. */
    LINE("a line of 900 KiB") {
        @Override
        String text() {
            return "a: " + "x".repeat(900 << 10);
        }
    },
    /** A hundred thousand keys. */
    KEYS("100 000 keys") {
        @Override
        String text() {
            StringBuilder keys = new StringBuilder();
            for (int i = 0; i < 100_000; i++) {
                keys.append('k').append(i).append(": 1\n");
            }
            return keys.toString();
        }
    };

    private final String title;

    HostileInput(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract String text();

    byte[] content() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
