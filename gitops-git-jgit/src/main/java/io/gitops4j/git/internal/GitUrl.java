package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/**
 * The address of a repository, free of secrets and of everything that JGit or a remote shell could take for more than an address
 * (B63, B64).
 *
 * @param text as people know it
 */
public record GitUrl(Scheme scheme, String text) {
    /** How the repository is reached. */
    public enum Scheme {
        /** HTTP over TLS. */
        HTTPS,
        /** Plain HTTP, by explicit permission. */
        HTTP,
        /** SSH, also in the short form {@code user@host:path}. */
        SSH,
        /** A folder of this machine, by explicit permission. */
        FILE
    }

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
    private static final Pattern HOST_AND_PATH =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?::[0-9]{1,5})?/\\S+");
    private static final Pattern SHORT_SSH = Pattern.compile(
            "(?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]:(?![:-])(?!//)\\S+");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]|%[01][0-9A-Fa-f]|%7[Ff]");
    private static final Pattern SECRET = Pattern.compile("://([^/@:]*):[^/]*@");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

    /**
     * Checks an address.
     *
     * @throws GitOpsException CONFIG with SRC-URL
     */
    public static GitUrl parse(String text, boolean allowHttp, boolean allowFile) {
        if (text.isEmpty() || text.startsWith("-")) {
            throw refused(text, "is not an address, but " + (text.isEmpty() ? "empty" : "an option of a program"));
        }
        if (CONTROL.matcher(text).find()) {
            throw refused(text, "has a control character in it");
        }
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            return withScheme(text, url.group(1).toLowerCase(Locale.ROOT), url.group(2), allowHttp, allowFile);
        }
        if (text.contains("::")) {
            throw refused(text, "names a helper program; only https and ssh are read");
        }
        if (!DRIVE.matcher(text).matches() && SHORT_SSH.matcher(text).matches()) {
            return new GitUrl(Scheme.SSH, text);
        }
        return file(text, allowFile);
    }

    private static GitUrl withScheme(String text, String scheme, String rest, boolean allowHttp, boolean allowFile) {
        return switch (scheme) {
            case "https" -> new GitUrl(Scheme.HTTPS, checkedHttp(text, rest));
            case "http" -> {
                if (!allowHttp) {
                    throw refused(text, "is not encrypted; only https and ssh are read", "use https, or set allowHttp");
                }
                yield new GitUrl(Scheme.HTTP, checkedHttp(text, rest));
            }
            case "ssh" -> new GitUrl(Scheme.SSH, checkedSsh(text, rest));
            case "file" -> file(text, allowFile);
            default -> throw refused(text, "has scheme '" + scheme + "'; only https and ssh are read");
        };
    }

    private static GitUrl file(String text, boolean allowFile) {
        if (!allowFile) {
            throw refused(
                    text, "is a folder of this machine; only https and ssh are read", "use https, or set allowFile");
        }
        return new GitUrl(Scheme.FILE, text);
    }

    private static String checkedHttp(String text, String rest) {
        String authority = rest.substring(0, rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/'));
        if (authority.contains("@")) {
            throw refused(text, "carries a login", "take it out and set username and password, or token");
        }
        if (rest.contains("?") || rest.contains("#")) {
            throw refused(text, "has a query or a fragment", "take out everything from '?' or '#'");
        }
        return checkedHost(text, rest);
    }

    private static String checkedSsh(String text, String rest) {
        int at = rest.indexOf('/') < 0 ? -1 : rest.lastIndexOf('@', rest.indexOf('/'));
        String user = at < 0 ? "" : rest.substring(0, at);
        if (user.contains(":")) {
            throw refused(text, "carries a password", "take it out and set sshPrivateKey");
        }
        if (user.startsWith("-")) {
            throw refused(text, "has a user that starts with '-'");
        }
        return checkedHost(text, rest.substring(at + 1));
    }

    private static String checkedHost(String text, String hostAndPath) {
        if (!HOST_AND_PATH.matcher(hostAndPath).matches()) {
            throw refused(text, "lacks a plain host name, or a path to a repository");
        }
        return text;
    }

    private static GitOpsException refused(String text, String why) {
        return refused(text, why, "write it as https://host/path.git or ssh://git@host/path.git");
    }

    private static GitOpsException refused(String text, String why, String remedy) {
        return new GitOpsException(
                FailureKind.CONFIG,
                Diagnostic.error("SRC-URL")
                        .path("url")
                        .what("'" + masked(text) + "' " + why)
                        .remedy(remedy)
                        .build());
    }

    private static String masked(String text) {
        int query = text.indexOf('?');
        String shown = query < 0 ? text : text.substring(0, query + 1) + "***";
        return SECRET.matcher(shown).replaceAll("://$1:***@");
    }

    /** The form that JGit works with; an SSH address without a user gets {@code git}, never the local user's name. */
    URIish uri() {
        try {
            URIish uri = new URIish(text);
            return scheme == Scheme.SSH && uri.getUser() == null ? uri.setUser("git") : uri;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("checked before: " + text, e);
        }
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
