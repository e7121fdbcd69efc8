package io.gitops4j.git.internal;

import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.time.Duration;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/** Makes the HTTP requests of one operation. */
record WatchedHttpConnections(Operation operation, Duration timeout, HttpAnswers answers)
        implements HttpConnectionFactory {
    @Override
    public HttpConnection create(URL url) throws IOException {
        return watched((HttpURLConnection) url.openConnection());
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return watched((HttpURLConnection) url.openConnection(proxy));
    }

    private HttpConnection watched(HttpURLConnection connection) {
        return new WatchedHttpConnection(connection, operation, timeout, answers);
    }
}
