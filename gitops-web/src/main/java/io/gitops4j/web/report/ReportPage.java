package io.gitops4j.web.report;

import io.gitops4j.web.internal.http.FixedAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A finished page. Immutable; made once and served often. */
public final class ReportPage {
    private static final String CACHING = "private, no-cache";

    private final String html;
    private final FixedAnswer answer;
    private final int compressedBytes;

    ReportPage(String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        byte[] gzip = compressed(bytes);
        this.html = html;
        this.compressedBytes = gzip.length;
        this.answer =
                new FixedAnswer("text/html; charset=utf-8", CACHING, PageFrame.policy(), bytes, Optional.of(gzip));
    }

    /** The whole document. */
    public String html() {
        return html;
    }

    /** The header to serve it with, if not by {@link ReportHandler}; without {@code frame-ancestors} it is in the page as well. */
    public String contentSecurityPolicy() {
        return PageFrame.policy();
    }

    /** How much of it goes over the wire to a browser. */
    int compressedBytes() {
        return compressedBytes;
    }

    FixedAnswer answer() {
        return answer;
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }
}
