package io.gitops4j.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as the forges send them. */
final class Signed {
    static final String SECRET = "It's a Secret to Everybody";
    static final String BODY = """
            {"ref":"refs/heads/main","repository":{"clone_url":"https://git.example.com/Shop/Apps.git",
             "ssh_url":"git@git.example.com:shop/apps.git"}}""";

    private Signed() {}

    static Map<String, String> github(String body) {
        return new HashMap<>(Map.of(
                "Content-Type",
                "application/json",
                "X-GitHub-Event",
                "push",
                "X-GitHub-Delivery",
                "d-1",
                "X-Hub-Signature-256",
                "sha256=" + hmac(body)));
    }

    static WebhookRequest request(Map<String, String> headers, String body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return WebhookRequest.of(all, body.getBytes(StandardCharsets.UTF_8));
    }

    static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
