package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;

/** Turns what went wrong on one connection into a kind and a message. For one thread. */
final class RemoteFailures {
    private final GitUrl url;
    private final Duration timeout;
    private final boolean pushes;
    private final HttpAnswers answers = new HttpAnswers();
    private Supplier<Optional<Diagnostic>> explanation = Optional::empty;

    /** @param pushes whether the connection is for a push, and not for reading */
    RemoteFailures(GitUrl url, Duration timeout, boolean pushes) {
        this.url = url;
        this.timeout = timeout;
        this.pushes = pushes;
    }

    /** To be filled with what an HTTP server says. */
    HttpAnswers answers() {
        return answers;
    }

    /** Somebody who may know why the server is not trusted. */
    void explainedBy(Supplier<Optional<Diagnostic>> whyNotTrusted) {
        explanation = whyNotTrusted;
    }

    /** An object that is missing or does not have the content of its name: not what a checker refuses, but what a clone mends. */
    Optional<IOException> damage(Exception failure) {
        Causes causes = new Causes(failure);
        return causes.first(MissingObjectException.class)
                .map(IOException.class::cast)
                .or(() -> causes.first(CorruptObjectException.class).filter(corrupt -> corrupt.getErrorType() == null));
    }

    /** Everything else. */
    GitOpsException of(Exception failure) {
        Causes causes = new Causes(failure);
        Optional<Diagnostic> untrusted = explanation.get();
        if (untrusted.isPresent()) {
            return new GitOpsException(FailureKind.AUTH, untrusted.get(), failure);
        }
        Optional<GitOpsException> nested = causes.first(GitOpsException.class);
        if (nested.isPresent()) {
            return nested.get();
        }
        if (causes.first(SSLException.class).isPresent()) {
            return tls(causes, failure);
        }
        return content(causes, failure).orElseGet(() -> answer(causes, failure));
    }

    /** Nothing is where the address points to. */
    GitOpsException noRepository(Exception failure) {
        boolean folder = url.scheme() == GitUrl.Scheme.FILE;
        return failed(
                FailureKind.NOT_FOUND,
                "SRC-NOREPO",
                "there is no repository at " + url + (folder ? "" : ", or the login may not see it"),
                folder ? "check url" : "check url, and what the login may read",
                failure);
    }

    private GitOpsException tls(Causes causes, Exception failure) {
        return failed(
                FailureKind.UNAVAILABLE,
                "SRC-TLS",
                "the certificate of " + url.uri().getHost() + " is not trusted: " + causes.deepestMessage(),
                "mend the certificate, or add its authority to the JVM's trust store; it is never ignored",
                failure);
    }

    /** What the remote sent is refused. */
    private Optional<GitOpsException> content(Causes causes, Exception failure) {
        Optional<String> limit = causes.first(TooLargePackException.class)
                .map(Throwable::getMessage)
                .or(() -> causes.first(TooLargeObjectInPackException.class).map(Throwable::getMessage));
        if (limit.isPresent()) {
            return Optional.of(failed(
                    FailureKind.REJECTED,
                    "GIT-LIMIT",
                    "the transfer from " + url + " was ended: " + limit.get(),
                    "take large files out of the repository, or raise maxPackMiB or maxObjectMiB",
                    failure));
        }
        return causes.first(CorruptObjectException.class)
                .filter(corrupt -> corrupt.getErrorType() != null)
                .map(corrupt -> failed(
                        FailureKind.REJECTED,
                        "GIT-FSCK",
                        corrupt.getMessage() + "; fetching from " + url + " is refused, and the revision before stays",
                        "take the name out of the history, or set portableNames to false where only that is the matter",
                        failure));
    }

    /** What the remote answered, or that it did not. */
    private GitOpsException answer(Causes causes, Exception failure) {
        int status = answers.status();
        if (status == 401 || status == 403 || loginRefused(causes)) {
            return failed(
                    FailureKind.AUTH,
                    "SRC-AUTH",
                    url + " refuses the login" + (status == 0 ? "" : " (HTTP " + status + ")"),
                    "check that the configured login may read the repository",
                    failure);
        }
        if (status >= 300 && status < 400) {
            return failed(
                    FailureKind.CONFIG,
                    "SRC-REDIRECT",
                    url + " answers HTTP " + status
                            + answers.location()
                                    .map(to -> ", moved to " + repository(to))
                                    .orElse(""),
                    "if you trust it, set url to the new address; redirects are not followed",
                    failure);
        }
        if (status == 404 || causes.first(NoRemoteRepositoryException.class).isPresent()) {
            return noRepository(failure);
        }
        if (isShallow(causes)) {
            return shallow(failure);
        }
        return unavailable(causes, status, failure);
    }

    private GitOpsException shallow(Exception failure) {
        return failed(
                FailureKind.UNSUPPORTED,
                "GIT-SHALLOW",
                url + " is a shallow clone, "
                        + (pushes
                                ? "to which nothing can be pushed"
                                : "and its server does not speak git's protocol 2, without which such a one is not read"),
                "run git fetch --unshallow there, or "
                        + (pushes
                                ? "write to a repository that has its whole history"
                                : "let the server speak it (for sshd: AcceptEnv GIT_PROTOCOL)"),
                failure);
    }

    /** By protocol 2 JGit can fetch from one. What it says before a push, and by older protocols always, JGit takes for nonsense. */
    private static boolean isShallow(Causes causes) {
        return causes.first(PackProtocolException.class)
                .filter(nonsense -> String.valueOf(nonsense.getMessage()).contains("'shallow "))
                .isPresent();
    }

    private GitOpsException unavailable(Causes causes, int status, Exception failure) {
        String what;
        if (status >= 400) {
            what = url + " answers HTTP " + status;
        } else if (status < 0) {
            what = url + " does not answer in HTTP";
        } else if (causes.first(InterruptedIOException.class).isPresent()) {
            what = url + " was silent for " + timeout.toMillis() + " ms";
        } else {
            what = url + " cannot be read: " + causes.deepestMessage();
        }
        return failed(
                FailureKind.UNAVAILABLE,
                "SRC-UNAVAILABLE",
                what,
                "nothing; it is tried again, and the revision before stays",
                failure);
    }

    private static boolean loginRefused(Causes causes) {
        return causes.first(SshException.class)
                .filter(ssh -> ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE)
                .isPresent();
    }

    /** The location without the part that git adds. */
    private static String repository(String location) {
        int added = location.indexOf("/info/refs");
        return added < 0 ? location : location.substring(0, added);
    }

    private static GitOpsException failed(FailureKind kind, String code, String what, String remedy, Exception cause) {
        return new GitOpsException(
                kind, Diagnostic.error(code).what(what).remedy(remedy).build(), cause);
    }
}
