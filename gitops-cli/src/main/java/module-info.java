/** The engine as a command. */
module io.gitops4j.cli {
    requires info.picocli;
    requires io.gitops4j.core;
    requires io.gitops4j.waml;
    requires static org.jspecify;

    // It reads options and parameters into the fields of the commands.
    opens io.gitops4j.cli to
            info.picocli;
}
