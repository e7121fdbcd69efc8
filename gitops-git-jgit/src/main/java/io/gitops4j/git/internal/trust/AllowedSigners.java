package io.gitops4j.git.internal.trust;

import io.gitops4j.api.VisibleText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keys of SSH and who has them, in the form of OpenSSH's allowed_signers (ssh-keygen(1)). Narrower than there: names are names
 * and not patterns, because what a signer is called decides what they own; a key stands there once; no certificates. Times
 * without a {@code Z} are UTC, not of some machine's zone.
 *
 * @param byFingerprint who has which key
 */
record AllowedSigners(Map<String, Entry> byFingerprint) {
    static final AllowedSigners NONE = new AllowedSigners(Map.of());

    private static final int LONGEST_NAME = 256;
    private static final Pattern PATTERN_SIGNS = Pattern.compile("[*?!,\"]");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    AllowedSigners {
        byFingerprint = Map.copyOf(byFingerprint);
    }

    /**
     * One line.
     *
     * @param forGit whether the key may sign commits at all
     */
    record Entry(List<String> names, boolean forGit, Optional<Instant> validAfter, Optional<Instant> validBefore) {
        Entry {
            names = List.copyOf(names);
        }
    }

    /** @throws io.gitops4j.api.GitOpsException CONFIG with GIT-KEYS and the line that cannot be read */
    static AllowedSigners parse(TrustFile file) {
        Map<String, Entry> entries = new HashMap<>();
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                new Line(file, i, new LineFields(line)).addTo(entries);
            }
        }
        return new AllowedSigners(entries);
    }

    /** One line being read. */
    private record Line(TrustFile file, int number, LineFields fields) {
        void addTo(Map<String, Entry> entries) {
            List<String> names = names(fields.next());
            String options = fields.next();
            String type = options;
            if (SshPublicKey.isType(options)) {
                options = "";
            } else {
                type = fields.next();
            }
            SshPublicKey key = key(type, fields.next());
            if (entries.put(key.fingerprint(), entry(names, options)) != null) {
                throw problem("the key " + key.fingerprint() + " is there twice", "keep one line, with all names");
            }
        }

        private List<String> names(String field) {
            List<String> names = List.of(field.split(",", -1));
            for (String name : names) {
                if (name.isBlank()
                        || name.length() > LONGEST_NAME
                        || !VisibleText.of(name).equals(name)) {
                    throw problem(
                            "a name is empty, too long or has hidden characters", "write names as ann@example.com");
                }
                if (PATTERN_SIGNS.matcher(name).find()) {
                    throw problem("the name '" + name + "' is a pattern", "write the name itself, as ann@example.com");
                }
            }
            return names;
        }

        private SshPublicKey key(String type, String base64) {
            try {
                return SshPublicKey.ofLine(type, base64);
            } catch (GeneralSecurityException | IOException | RuntimeException e) {
                throw problem(
                        "this is not a line of an allowed_signers file"
                                + (e instanceof GeneralSecurityException && e.getMessage() != null
                                        ? ": " + e.getMessage()
                                        : ""),
                        "write it as ann@example.com ssh-ed25519 AAAA...");
            }
        }

        private Entry entry(List<String> names, String options) {
            boolean forGit = true;
            Optional<Instant> after = Optional.empty();
            Optional<Instant> before = Optional.empty();
            Set<String> seen = new HashSet<>();
            for (String option : LineFields.options(options)) {
                int equals = option.indexOf('=');
                String name = equals < 0 ? option : option.substring(0, equals);
                String value = equals < 0 ? "" : option.substring(equals + 1).replace("\"", "");
                if (!seen.add(name)) {
                    throw problem("the option '" + name + "' is there twice", "keep one of them");
                }
                switch (name) {
                    case "namespaces" -> forGit = namesGit(value);
                    case "valid-after" -> after = Optional.of(date(value));
                    case "valid-before" -> before = Optional.of(date(value));
                    default ->
                        throw problem(
                                "the option '" + option + "' is not understood",
                                "use namespaces, valid-after and valid-before; certificates are not supported");
                }
            }
            return new Entry(names, forGit, after, before);
        }

        private boolean namesGit(String namespaces) {
            List<String> names = List.of(namespaces.split(",", -1));
            for (String name : names) {
                if (!name.equals("*") && PATTERN_SIGNS.matcher(name).find()) {
                    throw problem("the namespace '" + name + "' is a pattern", "write the namespaces themselves, or *");
                }
            }
            return names.contains("git") || names.contains("*");
        }

        private Instant date(String text) {
            String digits = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
            String whole = switch (digits.length()) {
                case 8 -> digits + "000000";
                case 12 -> digits + "00";
                default -> digits;
            };
            try {
                return LocalDateTime.parse(whole, DATE).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw problem("'" + text + "' is not a time", "write it as 20270101 or 20270101120000");
            }
        }

        private RuntimeException problem(String what, String remedy) {
            return file.problem(number, what, remedy);
        }
    }
}
