package io.gitops4j.web.report;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a report looks like. Immutable. */
public final class ReportOptions {
    /** Stands in a template for the id of the commit. */
    public static final String COMMIT = "{commit}";

    private static final int MOST = 1_000_000;

    private final String title;
    private final Map<String, String> commitLinks;
    private final int history;
    private final int fields;

    private ReportOptions(Builder builder) {
        this.title = builder.title;
        this.commitLinks = Map.copyOf(builder.commitLinks);
        this.history = builder.history;
        this.fields = builder.fields;
    }

    /** A report without links. */
    public static ReportOptions defaults() {
        return builder().build();
    }

    /** Starts options. */
    public static Builder builder() {
        return new Builder();
    }

    String title() {
        return title;
    }

    /** Templates by the source's name. */
    Map<String, String> commitLinks() {
        return commitLinks;
    }

    int history() {
        return history;
    }

    int fields() {
        return fields;
    }

    /** Makes options. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> commitLinks = new LinkedHashMap<>();
        private String title = "Deployments";
        private int history = 50;
        private int fields = 20_000;

        private Builder() {}

        /** What stands above the page; {@code Deployments} where nothing is said. */
        public Builder title(String value) {
            title = Objects.requireNonNull(value, "title");
            return this;
        }

        /**
         * Where the commits of a source can be read.
         *
         * @param source its configured name
         * @param template an http or https URL with {@value ReportOptions#COMMIT} in it, such as {@code
         *     https://git.example.com/shop/apps/commit/{commit}}
         * @throws IllegalArgumentException for anything else: a page must not lead to {@code javascript:}
         */
        public Builder commitLink(String source, String template) {
            if (!template.contains(COMMIT) || !leadsToTheWeb(template)) {
                throw new IllegalArgumentException("a link template is an http or https URL with " + COMMIT
                        + " in its path, got '" + template + "'");
            }
            commitLinks.put(Objects.requireNonNull(source, "source"), template);
            return this;
        }

        /** How many deployments of each environment are shown, newest first; 50 where nothing is said. */
        public Builder history(int value) {
            history = bounded("history", value);
            return this;
        }

        /**
         * How many differing fields the whole page tells at most; 20 000 where nothing is said. Of the rest it tells how many there are.
         */
        public Builder fields(int value) {
            fields = bounded("fields", value);
            return this;
        }

        /** The options as they stand. */
        public ReportOptions build() {
            return new ReportOptions(this);
        }

        private static int bounded(String name, int value) {
            if (value < 0 || value > MOST) {
                throw new IllegalArgumentException(name + " lies between 0 and " + MOST + ", got " + value);
            }
            return value;
        }

        private static boolean leadsToTheWeb(String template) {
            try {
                URI uri = URI.create(template.replace(COMMIT, "0"));
                String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
                return (scheme.equals("http") || scheme.equals("https"))
                        && uri.getHost() != null
                        && uri.getUserInfo() == null
                        && !template.substring(0, template.indexOf(COMMIT)).endsWith("//");
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
