package io.gitops4j.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.web.LoopbackServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One browser for all of them, each with a page of its own loading. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReportInBrowserIT {
    private static final int ROWS = 100;

    @TempDir
    static Path folder;

    private ShownPage shown;
    private Chromium browser;

    @BeforeAll
    void start() throws Exception {
        shown = ShownPage.in(folder);
        browser = shown.browser();
    }

    @AfterAll
    void stop() {
        if (shown != null) {
            shown.close();
        }
    }

    @BeforeEach
    void desk() throws Exception {
        browser.screen(1280, 900, "light");
    }

    @Test
    void aLinkToASearchShowsItsHits() throws Exception {
        shown.show(Shop.page(), "#q=catalog&environment=production");

        assertThat(shown.services()).containsExactly("catalog");
        assertThat(browser.text("document.getElementById('hits').textContent"))
                .isEqualTo("1 service of 7; 2 deployments in the history");
        assertThat(browser.text("document.getElementById('q').value")).isEqualTo("catalog");
        assertThat(browser.text("document.getElementById('grid').tHead.textContent"))
                .isEqualTo("Serviceproduction");
        assertThat(browser.evaluate("document.querySelector('[data-environment=staging].entries').hidden")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "state=attention&environment=production, checkout mailer payments search",
        "state=differs, cart mailer payments",
        "state=moving, checkout",
        "q=137, checkout",
        "q=CRASHLOOP%20checkout, checkout",
        "q=monday&environment=staging, ''",
        "q=no-such-service, ''",
        "q=%3Cscript%3E, ''"
    })
    void searchAndFiltersFindWhatTheyName(String fragment, String found) throws Exception {
        shown.show(Shop.page(), "#" + fragment);

        assertThat(String.join(" ", shown.services())).isEqualTo(found);
    }

    @Test
    void aSearchIsKeptInTheAddressAndClearedByAButton() throws Exception {
        shown.show(Shop.page(), "");
        browser.evaluate("document.getElementById('q').value = 'mail er'; "
                + "document.getElementById('q').dispatchEvent(new Event('input'))");

        assertThat(browser.text("location.hash")).isEqualTo("#q=mail+er");

        browser.evaluate("document.querySelector('#search button').click()");
        assertThat(browser.text("location.href")).isEqualTo(shown.address(""));
        assertThat(shown.services()).hasSize(7);
    }

    @Test
    void aCountLeadsToTheServicesThatItCounts() throws Exception {
        shown.show(Shop.page(), "");
        browser.evaluate("document.querySelector('a[aria-label=\"2 waiting in production\"]').click()");
        browser.evaluate("new Promise(done => setTimeout(done, 0))");

        assertThat(shown.services()).containsExactly("mailer", "payments");
    }

    @Test
    void everythingCanBeDoneByKeyboard() throws Exception {
        shown.show(Shop.page(), "");
        browser.key("Tab", "");
        assertThat(focused()).isEqualTo("Skip to the services");
        assertThat(browser.text("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        browser.key("/", "/");
        assertThat(browser.text("document.activeElement.id")).isEqualTo("q");
        for (String letter : "mailer".split("", -1)) {
            if (!letter.isEmpty()) {
                browser.key(letter, letter);
            }
        }
        assertThat(shown.services()).containsExactly("mailer");

        // Environment, state, clear, staging, production.
        for (int i = 0; i < 5; i++) {
            browser.key("Tab", "");
        }
        assertThat(browser.text("document.activeElement.getAttribute('aria-label')"))
                .isEqualTo("mailer in production: held 91c0de55aa11 1 change");
        browser.key("Enter", "\r");
        assertThat(browser.text("document.activeElement.getAttribute('aria-expanded')"))
                .isEqualTo("true");
        assertThat(browser.text("document.querySelector('#grid .panel').textContent"))
                .contains("Why not now", "TARGET-RECREATE", "gitops apply production --approve sha256:")
                .contains("spec.selector.matchLabels.app from mail to mailer");
        browser.key("Tab", "");
        assertThat(browser.text("document.activeElement.href")).endsWith("/commit/" + Shop.OLD.id());
        browser.key("Tab", "");
        assertThat(browser.text("document.activeElement.tagName")).isNotEqualTo("BUTTON");
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "360, light", "360, dark", "700, light"})
    void everybodyCanReadIt(int width, String scheme) throws Exception {
        browser.screen(width, 900, scheme);
        shown.show(Shop.page(), "");
        browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; });"
                + "document.querySelectorAll('#grid button').forEach(each => each.click())");

        assertThat(browser.evaluate(resource("accessibility.js")).toString()).isEqualTo("[]");
        assertThat(browser.evaluate("document.querySelectorAll('#grid .panel').length")
                        .asInt())
                .isEqualTo(14);
    }

    @Test
    void theChecksFindWhatIsWrong() throws Exception {
        shown.show(Shop.page(), "");
        browser.evaluate("const add = (name, text) =>"
                + " document.querySelector('h2').after(Object.assign(document.createElement(name), { textContent:"
                + " text }));add('h4', 'too deep'); add('button', ''); add('p', 'faint');const faint ="
                + " document.querySelector('h2 + p'); faint.style.color = '#aaa'; faint.style.width ="
                + " '3000px';const small = document.querySelector('h2 ~ button').style; small.minHeight = '0';"
                + " small.height = '9px'");

        assertThat(browser.evaluate(resource("accessibility.js")).toString())
                .contains(
                        "no name: <button", "contrast 2.", "scrolls sideways", "hard to hit", "heading skips a level");
    }

    @Test
    void nothingLeavesThePageAndNothingIsComplainedOf() throws Exception {
        int before = browser.requests().size();
        shown.show(Shop.page(), "#q=cart");
        List<String> asked =
                browser.requests().subList(before, browser.requests().size());

        assertThat(asked).containsExactly(shown.address(""));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatWouldLeaveThePageIsStoppedByItsPolicy() throws Exception {
        Path file = Files.writeString(folder.resolve("report.html"), Shop.page().html());
        byte[] document = Shop.page().html().getBytes(StandardCharsets.UTF_8);
        AtomicInteger heard = new AtomicInteger();
        // The page without its header, so that the policy in it is all there is.
        try (LoopbackServer outside = new LoopbackServer("/", exchange -> {
                    byte[] answer = exchange.getRequestURI().getPath().equals("/page") ? document : new byte[] {'x'};
                    heard.addAndGet(exchange.getRequestURI().getPath().equals("/told") ? 1 : 0);
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
                Chromium alone = Chromium.start(Files.createDirectory(folder.resolve("alone")))) {
            String tell = "fetch('/told').then(() => 'sent', () => 'stopped')";
            alone.open(outside.uri("/without").toString());
            assertThat(alone.text(tell)).isEqualTo("sent");
            assertThat(heard).hasValue(1);

            alone.open(file.toUri().toString());
            alone.open(outside.uri("/page").toString());
            assertThat(alone.complaints()).isEmpty();
            assertThat(alone.text(tell)).isEqualTo("stopped");
            alone.evaluate(
                    "const image = document.createElement('img'); const settled = new Promise(done => {image.onerror ="
                            + " image.onload = done; }); image.src = '/told'; document.body.append(image);const script ="
                            + " document.createElement('script');try { script.text = 'window.ran = 1'; } catch (refused) {"
                            + " } document.body.append(script); settled");
            assertThat(alone.evaluate("window.ran === undefined").asBoolean()).isTrue();
            assertThat(alone.complaints()).anySatisfy(text -> assertThat(text).contains("Content Security Policy"));
            assertThat(heard).hasValue(1);
        }
    }

    @Test
    void b54_b76_hostileTextStaysText() throws Exception {
        String hostile = "</script><img src=x onerror=\"window.owned=1\"><!--<script>";
        shown.show(ReportTest.hostilePage(hostile), "");
        browser.evaluate("document.querySelector('#grid button').click()");

        assertThat(shown.services()).containsExactly(hostile);
        assertThat(browser.text("document.querySelector('#grid .panel h3').textContent"))
                .isEqualTo(hostile + " in " + hostile);
        assertThat(browser.evaluate("window.owned === undefined && document.images.length === 0")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void pagesOfAHundredAreTurnedByButtons() throws Exception {
        shown.show(Fleet.page(250), "#page=2");
        assertThat(shown.services()).hasSize(ROWS).startsWith("service-00100");
        browser.evaluate("document.getElementById('next').click()");

        assertThat(shown.services()).hasSize(50).startsWith("service-00200");
        assertThat(browser.text("location.hash")).isEqualTo("#page=3");
        assertThat(browser.evaluate("document.getElementById('next').disabled").asBoolean())
                .isTrue();
        assertThat(browser.text("document.getElementById('hits').textContent")).contains("page 3 of 3");
    }

    private String focused() throws Exception {
        return browser.text("document.activeElement.textContent");
    }

    /** Those of docs/report.md, made anew with {@code -Dgitops4j.pictures=FOLDER}. */
    @Test
    @EnabledIfSystemProperty(named = "gitops4j.pictures", matches = ".+")
    void picturesForTheDocumentation() throws Exception {
        Path pictures = Path.of(System.getProperty("gitops4j.pictures"));
        browser.screen(1100, 900, "light");
        shown.show(Shop.page(), "");
        Files.write(pictures.resolve("report-light.png"), browser.screenshot());
        browser.screen(1100, 900, "dark");
        shown.show(Shop.page(), "#q=mailer&environment=production");
        browser.evaluate(
                "document.querySelector('#grid button').click(); document.getElementById('services').scrollIntoView({"
                        + " behavior: 'instant' })");
        Files.write(pictures.resolve("report-dark.png"), browser.screenshot());
        browser.screen(360, 780, "light");
        shown.show(Shop.page(), "#state=attention&environment=production");
        browser.evaluate("document.getElementById('services').scrollIntoView({ behavior: 'instant' })");
        Files.write(pictures.resolve("report-phone.png"), browser.screenshot());
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ReportInBrowserIT.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
