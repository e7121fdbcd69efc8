package io.gitops4j.web.report;

import io.gitops4j.web.internal.state.Tone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What is the same in every report: head, style, script, and the policy that lets these two run and nothing else. */
final class PageFrame {
    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");

    /** Works in a file too, where no header comes along. */
    private static final String POLICY =
            "default-src 'none'; script-src '" + hash(SCRIPT) + "'; style-src '" + hash(STYLE)
                    + "'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
                    + " trusted-types 'none'";

    private PageFrame() {}

    /** The Content-Security-Policy header. */
    static String policy() {
        return POLICY + "; frame-ancestors 'none'";
    }

    static void begin(Html html, String title) {
        html.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta"
                        + " name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\""
                        + " content=\"no-referrer\"><link rel=\"icon\" href=\"data:,\">")
                .element("title", title)
                .raw("<style>" + STYLE
                        + "</style></head><body><a class=\"skip\" href=\"#services\">Skip to the services</a>"
                        + "<header>")
                .element("h1", title)
                .raw("<nav aria-label=\"Parts of this page\"><a href=\"#environments\">Environments</a>"
                        + "<a href=\"#held\">Held deletes</a><a href=\"#services\">Services</a>"
                        + "<a href=\"#history\">History</a></nav></header>\n");
    }

    /** The form of the search, and the frame of the table that the script fills. */
    static void search(Html html, List<EnvironmentReport> environments) {
        html.raw("<div id=\"live\" hidden><form id=\"search\" role=\"search\"><label for=\"q\">Search"
                + " <kbd>/</kbd></label><input id=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\""
                + " aria-describedby=\"hint\"><label for=\"environment\">Environment</label><select"
                + " id=\"environment\"><option value=\"\">all</option>");
        environments.forEach(environment -> {
            String name = ShownText.of(environment.state().environment());
            html.element("option", name, "value", name);
        });
        html.raw("</select><label for=\"state\">State</label><select id=\"state\"><option"
                + " value=\"\">any</option><option value=\"attention\">needs somebody</option><option"
                + " value=\"differs\">differs or was written</option>");
        names().forEach((tone, name) ->
                html.element("option", name, "value", tone.name().toLowerCase(Locale.ROOT)));
        html.raw("</select><button type=\"reset\">Clear</button></form><p id=\"hint\" class=\"hint\">Every word has to"
                + " occur, in a service's name, state, revision or findings. The address of this page keeps the"
                + " search.</p><p id=\"hits\" role=\"status\" aria-live=\"polite\"></p><table id=\"grid\" class=\"cards\""
                + " role=\"table\"><caption>Services by environments</caption><thead role=\"rowgroup\"></thead><tbody"
                + " role=\"rowgroup\"></tbody></table><nav id=\"pages\" aria-label=\"Pages of services\"><button"
                + " type=\"button\" id=\"previous\">Previous page</button><span id=\"page\"></span><button type=\"button\""
                + " id=\"next\">Next page</button></nav></div>");
    }

    static void end(Html html, String data) {
        html.raw("<footer><p>Made by GitOps4J from what the engine knew after the last run. Times are"
                + " UTC.</p></footer>\n"
                + "<script"
                + " type=\"application/json\""
                + " id=\"data\">" + data + "</script>\n<script>" + SCRIPT
                + "</script></body></html>\n");
    }

    private static Map<Tone, String> names() {
        Map<Tone, String> names = new EnumMap<>(Tone.class);
        names.put(Tone.GOOD, "as wanted");
        names.put(Tone.MOVING, "on the way");
        names.put(Tone.WAITING, "waiting");
        names.put(Tone.BAD, "wrong");
        names.put(Tone.NONE, "other");
        return names;
    }

    private static String resource(String name) {
        try (InputStream stream = PageFrame.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
