package io.gitops4j.notify.webhook.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.notify.webhook.WebhookConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The address of a webhook, which is a secret: no message quotes it, and no cause that does is passed on. */
final class Address {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final int LAST_PORT = 65_535;

    private Address() {}

    /**
     * The address, if it may be used.
     *
     * @throws GitOpsException CONFIG when it is none, or neither https nor this machine
     */
    static URI of(String text, WebhookConnection connection) {
        URI address = parsed(text, connection);
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (address.getPort() == 0 || address.getPort() > LAST_PORT) {
            throw wrong(connection, "has a port that no machine has", "give 1 to 65535, or none");
        }
        if (host == null || address.getRawUserInfo() != null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw wrong(connection, "is no address of a webhook", "give https with a host and no user");
        }
        if (scheme.equals("http") && !connection.allowHttp() && !THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT))) {
            throw wrong(
                    connection,
                    "would be sent to without TLS, and is a secret",
                    "give the https address, or set 'allowHttp: true' if nobody else can read that network");
        }
        return address;
    }

    private static URI parsed(String text, WebhookConnection connection) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) { // not passed on: it quotes the address
            throw wrong(connection, "is no address", "mend the variable or file that holds it");
        }
    }

    private static GitOpsException wrong(WebhookConnection connection, String what, String remedy) {
        return new GitOpsException(
                FailureKind.CONFIG,
                Diagnostic.error("NOTIFY-URL")
                        .path("url")
                        .what("the address of the notifier '" + connection.name() + "' " + what)
                        .remedy(remedy)
                        .build());
    }
}
