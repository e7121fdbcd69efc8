package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Shown;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links that a browser may follow without harm: http and https (B53). */
public final class UrlRule {
    private UrlRule() {}

    /** The rule. */
    public static TextRule rule() {
        return new TextRule(
                "an http or https URL",
                UrlRule::fault,
                ValueForm.atMost(ValueForm.text("[hH][tT][tT][pP][sS]?://[^/?# ][^ ]*")));
    }

    private static Optional<Fault> fault(String text) {
        try {
            URI uri = new URI(text);
            if (isHttp(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                return Optional.empty();
            }
        } catch (URISyntaxException e) {
            // Falls through: what is no URI gets the same advice.
        }
        return Optional.of(new Fault(
                Code.URL,
                Shown.quoted(withoutUser(text)) + " is no http or https link",
                "write it whole, starting with https://, without a user or password"));
    }

    private static boolean isHttp(@Nullable String scheme) {
        return scheme != null
                && (scheme.toLowerCase(Locale.ROOT).equals("http")
                        || scheme.toLowerCase(Locale.ROOT).equals("https"));
    }

    /** A password in a link must not reach a message. */
    private static String withoutUser(String text) {
        int at = text.lastIndexOf('@');
        int start = text.indexOf("://");
        return at > start && start >= 0 ? text.substring(0, start + 3) + "***" + text.substring(at) : text;
    }
}
