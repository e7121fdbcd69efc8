package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.target.nomad.SecretStore;
import java.util.Optional;
import java.util.regex.Pattern;

/** A reference to a secret as a line of a template, which Nomad's clients fill in on the node. */
final class SecretLine {
    /** What can stand in a quoted text of a template without ending it. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./@:~-]+");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Optional<SecretStore> store;
    private final String path;
    private final Findings findings;

    SecretLine(Optional<SecretStore> store, String path, Findings findings) {
        this.store = store;
        this.path = path;
        this.findings = findings;
    }

    String of(String name, SecretReference reference) {
        if (store.isEmpty()) {
            findings.error(
                    "NOMAD-SECRET",
                    path,
                    "variable " + name + " refers to a secret, and this target has no secret store",
                    "set the target's option secrets to vault or variables");
            return "";
        }
        String whole = reference.path() + reference.key() + reference.version();
        if (!SAFE.matcher(whole).matches()
                || reference.path().isEmpty()
                || reference.key().isEmpty()) {
            findings.error(
                    "NOMAD-SECRET",
                    path,
                    "the secret reference of variable " + name
                            + " has characters other than letters, digits and _ . / @ : ~ -",
                    "rename the secret's path or key");
            return "";
        }
        if (store.get().kind() == SecretStore.Kind.VAULT
                && store.get().keyValueVersion() == 1
                && !reference.version().isEmpty()) {
            findings.warning(
                    "NOMAD-SECRET-VERSION",
                    path,
                    "variable " + name + " asks for version " + reference.version()
                            + " of a secret, and version 1 of Vault's key-value engine keeps none: it gets the newest",
                    "leave the version out, or set vaultKeyValueVersion to 2");
        }
        return name + "="
                + (store.get().kind() == SecretStore.Kind.VAULT
                        ? vault(store.get(), reference)
                        : variable(name, reference))
                + "\n";
    }

    private static String vault(SecretStore store, SecretReference reference) {
        boolean second = store.keyValueVersion() == 2;
        String query = second && !reference.version().isEmpty() ? "?version=" + reference.version() : "";
        String data = second ? ".Data.data" : ".Data";
        // A field that is missing is an error; index would give an empty value.
        String value = IDENTIFIER.matcher(reference.key()).matches()
                ? data + "." + reference.key()
                : "index " + data + " \"" + reference.key() + "\"";
        return "{{ with secret \"" + vaultPath(store, reference.path(), second) + query + "\" }}{{ " + value
                + " | toJSON }}{{ end }}";
    }

    /** Version 2 of the key-value engine has its data below {@code data/} behind the mount. */
    private static String vaultPath(SecretStore store, String path, boolean second) {
        String infix = second ? "data/" : "";
        if (store.mount().isPresent()) {
            return store.mount().get() + "/" + infix + path;
        }
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash + 1) + infix + path.substring(slash + 1);
    }

    private String variable(String name, SecretReference reference) {
        if (!reference.version().isEmpty()) {
            findings.warning(
                    "NOMAD-SECRET-VERSION",
                    path,
                    "variable " + name + " asks for version " + reference.version()
                            + " of a secret, and Nomad's variables have none: it gets the newest",
                    "leave the version out, or keep the secret in Vault");
        }
        return "{{ with nomadVar \"" + reference.path() + "\" }}{{ (index . \"" + reference.key()
                + "\").Value | toJSON }}{{ end }}";
    }
}
