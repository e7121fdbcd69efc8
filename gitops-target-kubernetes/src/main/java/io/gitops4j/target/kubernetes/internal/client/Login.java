package io.gitops4j.target.kubernetes.internal.client;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * fabric8's login, which renews tokens every minute and after a 401, but without its second try: the API server ends the
 * connection of whoever it does not know, so a second try there comes out as a broken connection instead of a refused login.
 */
final class Login implements Interceptor {
    private final TokenRefreshInterceptor tokens;

    Login(Config config, HttpClient.Factory factory) {
        this.tokens = new TokenRefreshInterceptor(config, factory, Instant.now());
    }

    @Override
    public void before(BasicBuilder headers, HttpRequest request, RequestTags tags) {
        tokens.before(headers, request, tags);
    }

    @Override
    public CompletableFuture<Boolean> afterFailure(BasicBuilder headers, HttpResponse<?> response, RequestTags tags) {
        return tokens.afterFailure(headers, response, tags).thenApply(renewed -> false);
    }
}
