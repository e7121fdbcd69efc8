package io.gitops4j.git.internal;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Answers nothing: credentials are bound to the configured host beforehand, and a question such as whether to trust a bad
 * certificate has no other answer than no.
 */
final class NoQuestions extends CredentialsProvider {
    static final NoQuestions INSTANCE = new NoQuestions();

    private NoQuestions() {}

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return false;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        return false;
    }
}
