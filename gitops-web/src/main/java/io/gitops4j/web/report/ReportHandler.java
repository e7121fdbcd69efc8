package io.gitops4j.web.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.gitops4j.web.internal.http.FixedAnswer;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Serves one page at its context and nothing below it, with ETag and a strict Content-Security-Policy. It shows names, reasons and people;
 * who may see them is the business of what stands in front. Thread-safe.
 */
public final class ReportHandler implements HttpHandler {
    private final Supplier<ReportPage> pages;

    /** @param pages the page as it is now; asked at every request, so it must be quick, such as {@link LiveReport#page} */
    public ReportHandler(Supplier<ReportPage> pages) {
        this.pages = Objects.requireNonNull(pages, "pages");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!FixedAnswer.reads(exchange)) {
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String context = exchange.getHttpContext().getPath();
            if (path.equals(context) || path.equals(context + "/")) {
                pages.get().answer().send(exchange);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }
}
