package io.gitops4j.web.report;

import io.gitops4j.api.Revision;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Where commits can be read. */
final class CommitLinks {
    private static final int SHORT_ID = 12;

    private final Map<String, String> templates;

    CommitLinks(Map<String, String> templates) {
        this.templates = Map.copyOf(templates);
    }

    /** The address of a revision, if its source has a template. */
    Optional<String> of(String source, String commit) {
        return Optional.ofNullable(templates.get(source))
                .map(template -> template.replace(
                        ReportOptions.COMMIT,
                        URLEncoder.encode(commit, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    /** The short id of a revision, which leads to the commit where that is known. */
    void write(Html html, Revision revision) {
        write(html, revision.source(), revision.id());
    }

    void write(Html html, String source, String commit) {
        String shown = commit.length() > SHORT_ID ? commit.substring(0, SHORT_ID) : commit;
        Optional<String> address = of(source, commit);
        address.ifPresent(
                href -> html.open("a", "href", href, "rel", "noreferrer noopener", "aria-label", label(shown)));
        html.element("code", shown);
        address.ifPresent(href -> html.close("a"));
    }

    private static String label(String shown) {
        return ShownText.of("commit " + shown);
    }
}
