package io.gitops4j.testkit;

import io.gitops4j.spi.ManifestParser;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the smallest sound parser")
class LineParserTest extends ManifestParserContract {
    @Override
    protected ManifestParser newParser() {
        return new LineParser();
    }

    @Override
    protected String path() {
        return "shop.services";
    }

    @Override
    protected Set<String> environments() {
        return Set.of("prod", "staging");
    }

    @Override
    protected String valid() {
        return "prod cart shop/cart:1.0\nstaging cart shop/cart:1.1";
    }

    @Override
    protected String invalid() {
        return "prod cart\nprod cart shop/cart:1.0\nstaging cart shop/cart";
    }
}
