package io.gitops4j.git.internal;

import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URL;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;

/**
 * One HTTP request of JGit, within the time of an operation. It cannot be made to trust a certificate that the JVM does not
 * (B68), and asks neither the JVM's authenticator nor anybody else for a password.
 */
final class WatchedHttpConnection implements HttpConnection {
    private static final Authenticator NOBODY = new Authenticator() {};

    private final HttpURLConnection connection;
    private final Operation operation;
    private final HttpAnswers answers;

    WatchedHttpConnection(HttpURLConnection connection, Operation operation, Duration timeout, HttpAnswers answers) {
        this.connection = connection;
        this.operation = operation;
        this.answers = answers;
        Duration shorter = timeout.compareTo(operation.remaining()) < 0 ? timeout : operation.remaining();
        int millis = (int) Math.min(shorter.toMillis() + 1, Integer.MAX_VALUE);
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setAuthenticator(NOBODY);
    }

    @Override
    @SuppressWarnings("try") // the alarm is only there to be closed
    public int getResponseCode() throws IOException {
        // Before the headers are there, disconnect() closes the socket at once, without waiting for the reader's lock.
        try (Alarm alarm = Alarm.after(operation.remaining(), connection::disconnect)) {
            int status = connection.getResponseCode();
            answers.record(status, Optional.ofNullable(connection.getHeaderField("Location")));
            return status;
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new DeadlineInputStream(connection.getInputStream(), operation);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connection.getOutputStream();
    }

    @Override
    public void connect() throws IOException {
        connection.connect();
    }

    /** JGit counts in seconds; the constructor has set the timeouts from the operation. */
    @Override
    public void setConnectTimeout(int timeout) {}

    /** As {@link #setConnectTimeout}. */
    @Override
    public void setReadTimeout(int timeout) {}

    @Override
    public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        throw new UnsupportedOperationException("TLS is the JVM's");
    }

    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {
        throw new UnsupportedOperationException("TLS is the JVM's");
    }

    @Override
    public URL getURL() {
        return connection.getURL();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return connection.getResponseMessage();
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return connection.getHeaderFields();
    }

    @Override
    public String getHeaderField(String name) {
        return connection.getHeaderField(name);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        List<String> values = new ArrayList<>();
        connection.getHeaderFields().forEach((header, found) -> {
            if (name.equalsIgnoreCase(header)) {
                values.addAll(found);
            }
        });
        return values;
    }

    @Override
    public String getContentType() {
        return connection.getContentType();
    }

    @Override
    public int getContentLength() {
        return connection.getContentLength();
    }

    @Override
    public void setRequestProperty(String name, String value) {
        connection.setRequestProperty(name, value);
    }

    @Override
    public void setRequestMethod(String method) throws ProtocolException {
        connection.setRequestMethod(method);
    }

    @Override
    public String getRequestMethod() {
        return connection.getRequestMethod();
    }

    @Override
    public void setUseCaches(boolean useCaches) {
        connection.setUseCaches(useCaches);
    }

    @Override
    public void setInstanceFollowRedirects(boolean follow) {
        connection.setInstanceFollowRedirects(follow);
    }

    @Override
    public void setDoOutput(boolean output) {
        connection.setDoOutput(output);
    }

    @Override
    public void setFixedLengthStreamingMode(int length) {
        connection.setFixedLengthStreamingMode(length);
    }

    @Override
    public void setChunkedStreamingMode(int length) {
        connection.setChunkedStreamingMode(length);
    }

    @Override
    public boolean usingProxy() {
        return connection.usingProxy();
    }
}
