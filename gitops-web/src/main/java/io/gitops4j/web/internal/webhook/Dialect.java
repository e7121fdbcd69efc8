package io.gitops4j.web.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How one forge words a webhook. */
public enum Dialect {
    /** Before GitHub, whose header names Gitea sends beside its own. */
    GITEA("gitea", "X-Gitea-Event", "X-Gitea-Delivery", "X-Gitea-Signature", ""),
    GITHUB("github", "X-GitHub-Event", "X-GitHub-Delivery", "X-Hub-Signature-256", "sha256="),
    GITLAB("gitlab", "X-Gitlab-Event", "X-Gitlab-Event-UUID", "X-Gitlab-Token", ""),
    GENERIC("generic", "X-Gitops-Event", "X-Gitops-Delivery", "X-Gitops-Signature", "sha256=");

    private final String forge;
    private final String eventHeader;
    private final String deliveryHeader;
    private final String signatureHeader;
    private final String signaturePrefix;

    Dialect(String forge, String eventHeader, String deliveryHeader, String signatureHeader, String signaturePrefix) {
        this.forge = forge;
        this.eventHeader = eventHeader;
        this.deliveryHeader = deliveryHeader;
        this.signatureHeader = signatureHeader;
        this.signaturePrefix = signaturePrefix;
    }

    /** The one whose event header is there. */
    public static Optional<Dialect> of(Message message) {
        return Stream.of(values())
                .filter(dialect -> message.header(dialect.eventHeader).isPresent())
                .findFirst();
    }

    public String forge() {
        return forge;
    }

    public Optional<String> delivery(Message message) {
        return message.header(deliveryHeader);
    }

    public boolean tellsOfPush(Message message) {
        String event = message.header(eventHeader).orElse("");
        return this == GITLAB ? event.equals("Push Hook") || event.equals("Tag Push Hook") : event.equals("push");
    }

    /** Whether whoever sent it knows the secret. */
    public boolean signed(Message message, byte[] secret) {
        return message.header(signatureHeader)
                .filter(value -> value.startsWith(signaturePrefix))
                .map(value -> value.substring(signaturePrefix.length()))
                .map(value -> this == GITLAB
                        ? Signature.isSame(value.getBytes(StandardCharsets.UTF_8), secret)
                        : Signature.isHmac(value, secret, message.body()))
                .orElse(false);
    }

    /** What it says, or nothing where the forge's own fields are missing. */
    public Optional<Announcement> announcement(JsonNode body) {
        Stream<JsonNode> urls = switch (this) {
            case GITHUB, GITEA -> fields(body.path("repository"), "clone_url", "ssh_url", "html_url");
            case GITLAB -> fields(body.path("project"), "git_http_url", "git_ssh_url", "web_url");
            case GENERIC -> fields(body, "repository");
        };
        List<String> named =
                urls.filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
        JsonNode ref = body.path("ref");
        return named.isEmpty() || !ref.isTextual()
                ? Optional.empty()
                : Optional.of(new Announcement(named, ref.textValue()));
    }

    private static Stream<JsonNode> fields(JsonNode object, String... names) {
        return Stream.of(names).map(object::path);
    }
}
