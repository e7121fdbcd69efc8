package io.gitops4j.web.report;

import io.gitops4j.web.LoopbackServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser, and the pages that it is shown over HTTP. Not thread-safe. */
final class ShownPage implements AutoCloseable {
    private final Chromium browser;
    private final LoopbackServer server;
    private volatile ReportPage page = Shop.page();

    private ShownPage(Chromium browser) throws Exception {
        this.browser = browser;
        this.server = new LoopbackServer("/report", new ReportHandler(() -> page));
    }

    static ShownPage in(Path folder) throws Exception {
        return new ShownPage(Chromium.start(folder));
    }

    Chromium browser() {
        return browser;
    }

    /** By way of an empty page, since one that differs in its fragment alone is not loaded anew. */
    void show(ReportPage what, String fragment) throws Exception {
        page = what;
        browser.open("about:blank");
        browser.open(address(fragment));
    }

    String address(String fragment) {
        return server.uri("/report").toString() + fragment;
    }

    /** The names in the table, in its order. */
    List<String> services() throws Exception {
        List<String> names = new ArrayList<>();
        browser.evaluate("[...document.querySelectorAll('#grid tbody th')].map(each => each.textContent)")
                .forEach(name -> names.add(name.asText()));
        return names;
    }

    @Override
    public void close() {
        browser.close();
        server.close();
    }
}
