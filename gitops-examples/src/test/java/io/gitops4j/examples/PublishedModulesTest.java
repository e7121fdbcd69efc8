package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

class PublishedModulesTest {
    private static final Path ROOT = Path.of("..");

    @Test
    @DisplayName("the BOM lists every library that we publish, and nothing else")
    void listsEveryPublishedModule() throws Exception {
        assertThat(read(bom(), "/project/dependencyManagement/dependencies/dependency/artifactId"))
                .containsExactlyInAnyOrderElementsOf(published());
    }

    @Test
    @DisplayName("the BOM has the version of the other modules")
    void hasTheVersionOfTheOthers() throws Exception {
        assertThat(read(bom(), "/project/version")).isEqualTo(read(ROOT.resolve("pom.xml"), "/project/version"));
    }

    @Test
    @DisplayName("Javadoc is skipped, and exports are left out, only in a module without a class")
    void skipsJavadocOnlyWhereThereIsNone() throws Exception {
        for (String module : published()) {
            Path home = ROOT.resolve(module);
            List<Path> classes;
            try (Stream<Path> files = Files.walk(home.resolve("src/main/java"))) {
                classes = files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().endsWith("-info.java")
                                && !file.toString().contains("internal"))
                        .toList();
            }
            Path moduleInfo = home.resolve("src/main/java/module-info.java");
            boolean unfinished = !read(home.resolve("pom.xml"), "/project/properties/maven.javadoc.skip")
                            .isEmpty()
                    || (Files.exists(moduleInfo) && Files.readString(moduleInfo).contains("// exports"));

            assertThat(unfinished && !classes.isEmpty())
                    .as(
                            "%s has classes now. Do: take maven.javadoc.skip out of its pom.xml, and the comment signs "
                                    + "before exports in its module-info",
                            module)
                    .isFalse();
        }
    }

    private static List<String> published() throws Exception {
        return read(ROOT.resolve("pom.xml"), "/project/modules/module").stream()
                .filter(module -> !List.of("gitops-bom", "gitops-cli", "gitops-examples", "gitops-benchmarks")
                        .contains(module))
                .toList();
    }

    private static Path bom() {
        return ROOT.resolve("gitops-bom").resolve("pom.xml");
    }

    private static List<String> read(Path pom, String path) throws Exception {
        try (var in = Files.newInputStream(pom)) {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            var nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> nodes.item(i).getTextContent().strip())
                    .toList();
        }
    }
}
