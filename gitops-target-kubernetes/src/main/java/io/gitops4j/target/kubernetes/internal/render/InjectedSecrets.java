package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.target.kubernetes.SecretOptions;
import io.gitops4j.target.kubernetes.SecretStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A secret is a line of a file that the Vault Agent Injector renders into the pod, {@code export NAME='...'}, and that the
 * container's command reads before it starts (Vault documentation, "Vault Agent Injector examples", environment variables).
 *
 * <p>The file is read once, so an init container is all that is injected; a sidecar would renew what nobody reads again.
 */
final class InjectedSecrets implements SecretRenderer {
    private static final String PREFIX = "vault.hashicorp.com/";
    private static final String FOLDER = "/vault/secrets/";

    /** What can stand in a quoted text of a template without ending it. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./@:~-]+");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** In single quotes a shell takes everything as it is, but for the quote itself. */
    private static final String QUOTED = " | replaceAll \"'\" \"'\\\\''\" }}'";

    private final Subject subject;

    InjectedSecrets(Subject subject) {
        this.subject = subject;
    }

    @Override
    public Optional<Tree> valueFrom(Container container, EnvVar variable, String path) {
        return Optional.empty();
    }

    /** What the pod is annotated with; nothing where no variable refers to a secret. */
    Map<String, String> annotations() {
        Map<String, String> annotations = new TreeMap<>();
        List<Container> containers = subject.spec().containers();
        for (int i = 0; i < containers.size(); i++) {
            String file = file(i);
            List<EnvVar> variables = secrets(containers.get(i));
            if (!variables.isEmpty()) {
                annotations.put(
                        PREFIX + "agent-inject-secret-" + file,
                        vaultPath(variables.get(0).secret().orElseThrow()));
                annotations.put(PREFIX + "agent-inject-template-" + file, template(containers.get(i), i));
            }
        }
        if (!annotations.isEmpty()) {
            annotations.put(PREFIX + "agent-inject", "true");
            annotations.put(PREFIX + "agent-pre-populate-only", "true");
            annotations.put(
                    PREFIX + "role", subject.options().secrets().vaultRole().orElse(""));
        }
        return annotations;
    }

    /** What the container runs: its own command behind a shell that reads the file. */
    static Command command(Subject subject, Container container, String path) {
        boolean injected = subject.options().secrets().strategy() == SecretStrategy.VAULT_INJECTOR
                && !secrets(container).isEmpty();
        if (!injected) {
            return new Command(container.command(), container.args());
        }
        if (container.command().isEmpty()) {
            subject.error(
                    "K8S-SECRET-COMMAND",
                    path + ".command",
                    "container " + container.name()
                            + " has no command, and Vault's injector gives secrets by a file that"
                            + " the command has to read; what the image runs by itself does not",
                    "add command with the image's entry point, and have /bin/sh in the image");
        }
        List<String> whole = new ArrayList<>(container.command());
        whole.addAll(container.args());
        int index = subject.spec().containers().indexOf(container);
        return new Command(
                List.of("/bin/sh", "-c", ". " + FOLDER + file(index) + " && exec \"$0\" \"$@\""), List.copyOf(whole));
    }

    /**
     * A command line.
     *
     * @param command in place of the image's entry point
     * @param args its arguments
     */
    record Command(List<String> command, List<String> args) {}

    private String template(Container container, int index) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < container.env().size(); i++) {
            EnvVar variable = container.env().get(i);
            String path = "containers[" + index + "].env[" + i + "]";
            variable.secret().ifPresent(secret -> {
                check(variable.name(), secret, path);
                lines.append("{{ with secret \"")
                        .append(vaultPath(secret))
                        .append(query(secret))
                        .append("\" }}export ")
                        .append(variable.name())
                        .append("='{{ ")
                        .append(value(secret))
                        .append(QUOTED)
                        .append("{{ end }}\n");
            });
        }
        return lines.toString();
    }

    private void check(String variable, SecretReference secret, String path) {
        if (!SAFE.matcher(secret.path() + secret.key() + secret.version()).matches()) {
            subject.error(
                    "K8S-SECRET",
                    path,
                    "the secret reference of " + variable
                            + " has characters other than letters, digits and _ . / @ : ~ -",
                    "rename the secret's path or key");
        }
        if (!secret.version().isEmpty() && options().keyValueVersion() == 1) {
            subject.warning(
                    "K8S-SECRET-VERSION",
                    path,
                    "version " + secret.version() + " of " + variable
                            + " is not used, as version 1 of Vault's key-value engine keeps one version only",
                    "remove the version, or set vaultKeyValueVersion to 2");
        }
    }

    private String query(SecretReference secret) {
        return secret.version().isEmpty() || options().keyValueVersion() == 1 ? "" : "?version=" + secret.version();
    }

    private String value(SecretReference secret) {
        String data = options().keyValueVersion() == 2 ? ".Data.data" : ".Data";
        return IDENTIFIER.matcher(secret.key()).matches()
                ? data + "." + secret.key()
                : "index " + data + " \"" + secret.key() + "\"";
    }

    /** Version 2 of the key-value engine has its data below {@code data/} behind the mount. */
    private String vaultPath(SecretReference secret) {
        String infix = options().keyValueVersion() == 2 ? "data/" : "";
        if (options().vaultMount().isPresent()) {
            return options().vaultMount().get() + "/" + infix + secret.path();
        }
        int slash = secret.path().indexOf('/');
        return slash < 0
                ? secret.path()
                : secret.path().substring(0, slash + 1) + infix + secret.path().substring(slash + 1);
    }

    private SecretOptions options() {
        return subject.options().secrets();
    }

    private static List<EnvVar> secrets(Container container) {
        return container.env().stream()
                .filter(variable -> variable.secret().isPresent())
                .toList();
    }

    /** By number, as a container's name may be too long for the key of an annotation. */
    private static String file(int index) {
        return index == 0 ? "env" : "env-" + index;
    }
}
