package io.gitops4j.web.report;

import java.util.List;

/**
 * Makes one HTML page of what is known of environments: services by environments with their health and the reasons, what differs and
 * since when, what is held and how it is released, and the history. Pure: the same values give the same bytes.
 *
 * <p>The page stands alone. It loads nothing, sends nothing, and runs no script but its own, which its Content-Security-Policy names
 * by hash; so it can be served, mailed or kept as a file. All text from elsewhere is escaped, made visible and cut, and what has
 * the form of a well-known key is masked.
 */
public final class Report {
    private Report() {}

    /**
     * The page of these values.
     *
     * @param environments in the order of the page's columns
     */
    public static ReportPage page(ReportOptions options, List<EnvironmentReport> environments) {
        CommitLinks links = new CommitLinks(options.commitLinks());
        Html html = new Html();
        PageFrame.begin(html, options.title());
        html.raw("<main id=\"main\">");
        section(html, "environments", "Environments");
        new EnvironmentTable(html, links).write(environments);
        html.close("section");
        section(html, "held", "Held deletes");
        new HoldList(html).write(environments);
        html.close("section");
        section(html, "services", "Services");
        PageFrame.search(html, environments);
        new PlainTable(html).write(environments);
        html.close("section");
        section(html, "history", "History");
        new HistoryList(html, links, options.history()).write(environments);
        html.close("section");
        html.raw("</main>");
        PageFrame.end(html, new GridData(links, options.fields()).of(environments));
        return new ReportPage(html.toString());
    }

    private static void section(Html html, String id, String heading) {
        html.open("section", "id", id, "aria-labelledby", id + "-heading", "tabindex", "-1");
        html.element("h2", heading, "id", id + "-heading");
    }
}
