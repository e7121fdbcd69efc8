package io.gitops4j.web;

import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;

/** For repositories in which nothing is a manifest. */
public final class NoManifests implements ManifestParser {
    @Override
    public boolean accepts(String path) {
        return false;
    }

    @Override
    public ParseResult parse(ParseRequest request) {
        throw new IllegalStateException("nothing is accepted");
    }
}
