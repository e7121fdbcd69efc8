package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ServiceId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WamlEditorTest {
    private static final String HEAD = """
            schema: "2"   # of the format
            slug: orders
            namespace: shop
            image: registry.example.com/shop/orders
            """;

    @Test
    @DisplayName("a tag is replaced where it stands, and every other byte stays")
    void replacesInPlace() {
        String deploy = """
                deploy:
                  # the first one
                  dev: {tag: "1.0"}
                  prod:   # our customers
                    tag:  1.0.0   # released by hand
                    scaling: {replicas: 3}
                """;
        assertThat(edited(HEAD + deploy, "prod", "2.0.0")).isEqualTo(HEAD + deploy.replace("1.0.0   #", "2.0.0   #"));
        assertThat(edited(HEAD + deploy, "dev", "1.1")).isEqualTo(HEAD + deploy.replace("\"1.0\"", "\"1.1\""));
    }

    @Test
    @DisplayName("a tag that is missing becomes the first line of its deploy entry, at the same indentation")
    void insertsInBlock() {
        assertThat(edited(HEAD + "deploy:\n    prod:\n       scaling: {replicas: 3} # enough\n", "prod", "2.0.0"))
                .isEqualTo(HEAD + "deploy:\n    prod:\n       tag: 2.0.0\n       scaling: {replicas: 3} # enough\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prod:|prod: {tag: 2.0.0}",
                "prod: # later|prod: {tag: 2.0.0} # later",
                "prod: null|prod: {tag: 2.0.0}",
                "prod: ~ # none|prod: {tag: 2.0.0} # none",
                "prod: {}|prod: {tag: 2.0.0}",
                "prod: { suspend: true }|prod: {tag: 2.0.0,  suspend: true }",
                "prod: {tag: null, suspend: true}|prod: {tag: 2.0.0, suspend: true}",
                "\"prod\": {tag: 'a'}|\"prod\": {tag: '2.0.0'}",
                "prod: {tag: a}|prod: {tag: 2.0.0}",
                "prod: &p {tag: a}|prod: &p {tag: 2.0.0}",
            })
    @DisplayName("a tag finds its place in every form of a deploy entry")
    void everyForm(String before, String after) {
        assertThat(edited(HEAD + "deploy:\n  " + before + "\n", "prod", "2.0.0"))
                .isEqualTo(HEAD + "deploy:\n  " + after + "\n");
    }

    @Test
    @DisplayName("a tag that YAML would read as a number is quoted, and line breaks of Windows stay")
    void quotesAndLineBreaks() {
        String text = (HEAD + "deploy:\n  prod:\n    scaling: {replicas: 3}\n").replace("\n", "\r\n");
        assertThat(edited("\uFEFF" + text, "prod", "1.10"))
                .isEqualTo("\uFEFF" + text.replace("    scaling", "    tag: \"1.10\"\r\n    scaling"));
    }

    @Test
    @DisplayName("a deploy ref has a tag of its own")
    void ofARef() {
        String deploy = "deploy:\n  prod: {tag: a}\n  prod@beta: {tag: b}\n";
        byte[] edited = new WamlEditor()
                .withTag(".weave.yaml", utf8(HEAD + deploy), "prod", new ServiceId("orders", "beta"), "c");
        assertThat(new String(edited, StandardCharsets.UTF_8)).isEqualTo(HEAD + deploy.replace("tag: b", "tag: c"));
    }

    @Test
    @DisplayName("an entry whose text is shared by an alias is refused with its place")
    void refusesAliases() {
        String deploy = "deploy:\n  dev: &all {tag: a}\n  prod: *all\n";
        assertThatThrownBy(() -> edited(HEAD + deploy, "prod", "b"))
                .isInstanceOf(GitOpsException.class)
                .hasMessage(
                        "WAML-EDIT .weave.yaml:7:3 deploy.prod: 'prod' is an alias of what stands in line 6, so a change"
                                + " would be one for all who use it. Do: write it out there.");
    }

    @Test
    @DisplayName("an environment that the manifest does not name, and a text that is no tag, are refused")
    void refusesTheUnknown() {
        assertThatThrownBy(() -> edited(HEAD + "deploy: {dev: }\n", "prod", "b"))
                .hasMessageContaining("there is no deploy entry 'prod' to change");
        assertThatThrownBy(() -> edited(HEAD + "deploy: {dev: }\n", "dev", "a: b\nslug: evil"))
                .hasMessageContaining("is no tag of an image");
    }

    @Test
    @DisplayName("the environments of a manifest are those before the @ of its deploy ids")
    void environments() {
        assertThat(new WamlEditor().environments(".weave.yaml", utf8("deploy: {dev: , prod: , prod@beta: , '!': }")))
                .containsExactlyInAnyOrder("dev", "prod");
        assertThat(new WamlEditor().environments(".weave.yaml", utf8("deploy: [}")))
                .isEmpty();
    }

    private static String edited(String text, String environment, String tag) {
        byte[] edited = new WamlEditor().withTag(".weave.yaml", utf8(text), environment, ServiceId.of("orders"), tag);
        return new String(edited, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
