package io.gitops4j.target.kubernetes.internal.client;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.target.kubernetes.KubernetesConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Turns a connection's options into fabric8's, and those into a client. */
final class ClientSettings {
    private ClientSettings() {}

    static ApiClient open(KubernetesConnection connection) {
        Config config = config(connection);
        String address = config.getMasterUrl();
        String root = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        try {
            LoginCheck login = new LoginCheck(() -> http(config).preferHttp11().build(), root);
            return new ApiClient(
                    http(config).build(), login, root, connection.requestTimeout(), connection.requestsInFlight());
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw wrong("connection", "the client for " + address + " cannot be made: " + reason(e), e);
        }
    }

    private static HttpClient.Builder http(Config config) {
        JdkHttpClientFactory factory = new JdkHttpClientFactory();
        HttpClient.Builder http = factory.newBuilder(config);
        http.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, new Login(config, factory));
        return http;
    }

    static Config config(KubernetesConnection connection) {
        Config config = base(connection);
        connection.caFile().ifPresent(file -> {
            config.setCaCertFile(readable("caFile", file).toString());
            config.setCaCertData(null);
        });
        connection.token().ifPresent(token -> {
            config.setOauthToken(null);
            config.setOauthTokenProvider(token::reveal);
        });
        connection.impersonateUser().ifPresent(config::setImpersonateUsername);
        if (!connection.impersonateGroups().isEmpty()) {
            config.setImpersonateGroups(connection.impersonateGroups().toArray(String[]::new));
        }
        // Its own retries would repeat writes behind the engine's back, up to ten times.
        config.setRequestRetryBackoffLimit(0);
        config.setConnectionTimeout((int) Math.min(connection.requestTimeout().toMillis(), Integer.MAX_VALUE));
        config.setUserAgent("gitops4j");
        return config;
    }

    private static Config base(KubernetesConnection connection) {
        String context = connection.context().orElse("");
        if (connection.apiServer().isPresent()) {
            Config config = Config.empty();
            config.setMasterUrl(connection.apiServer().get().toString());
            return config;
        }
        Config config = connection
                .kubeconfig()
                .map(file -> fromFile(context, readable("kubeconfig", file)))
                .orElseGet(() -> Config.autoConfigure(context.isEmpty() ? null : context));
        if (!context.isEmpty() && config.getCurrentContext() == null) {
            throw wrong("context", "there is no context '" + context + "' in the kubeconfig", null);
        }
        return config;
    }

    private static Config fromFile(String context, Path file) {
        try {
            return Config.fromKubeconfig(context.isEmpty() ? null : context, file.toFile());
        } catch (RuntimeException e) {
            // fabric8 throws whatever its YAML parser does.
            throw wrong("kubeconfig", file + " cannot be used: " + reason(e), e);
        }
    }

    private static Path readable(String option, Path file) {
        if (!Files.isReadable(file)) {
            throw wrong(option, file + " is not there or cannot be read", null);
        }
        return file;
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static GitOpsException wrong(String option, String what, @Nullable Exception cause) {
        Diagnostic diagnostic = Diagnostic.error("K8S-CONFIG")
                .path(option)
                .what(what)
                .remedy("mend the value of " + option)
                .build();
        return cause == null
                ? new GitOpsException(FailureKind.CONFIG, diagnostic)
                : new GitOpsException(FailureKind.CONFIG, diagnostic, cause);
    }
}
