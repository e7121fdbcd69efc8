package io.gitops4j.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LinksTest {
    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return Page.all().stream()
                .flatMap(page -> page.links().stream()
                        .distinct()
                        .map(link -> DynamicTest.dynamicTest(
                                page.path().getFileName() + " to " + link, () -> check(page, link))));
    }

    private static void check(Page page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page.path() : page.path().resolveSibling(file);
        assertThat(target).exists();
        if (hash >= 0) {
            List<String> anchors = new Page(target, Files.readAllLines(target)).anchors();
            assertThat(anchors).contains(link.substring(hash + 1));
        }
    }
}
