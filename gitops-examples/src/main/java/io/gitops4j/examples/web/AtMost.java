package io.gitops4j.examples.web;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Lets so many requests through at once and tells the others to come back, so that a flood does not pile up. Thread-safe. */
public final class AtMost extends Filter {
    private final Semaphore free;

    /** Shared by all contexts that it is put before. */
    public AtMost(int requests) {
        free = new Semaphore(requests);
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (!free.tryAcquire()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            PlainText.send(exchange, 503, "text/plain; charset=utf-8", "busy\n");
            exchange.close();
            return;
        }
        try {
            chain.doFilter(exchange);
        } finally {
            free.release();
        }
    }

    @Override
    public String description() {
        return "limits how many requests are answered at once";
    }
}
