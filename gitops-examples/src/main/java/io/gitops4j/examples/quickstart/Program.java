package io.gitops4j.examples.quickstart;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.examples.quickstart.Screen.Ink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decides by the arguments what is run: the tour, or the reader's own repository. */
public final class Program {
    private static final int NOT_AS_SHOWN = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private final Screen screen;

    /** A program that tells everything there. */
    public Program(Screen screen) {
        this.screen = screen;
    }

    /** Runs, and returns the code with which the process should end. */
    public int run(String... args) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(List.of(args));
        } catch (GitOpsException e) {
            tell(e);
            return WRONG_ARGUMENTS;
        }
        try {
            if (arguments.help()) {
                screen.say(help());
                return 0;
            }
            return arguments.ownRepository() ? OwnRepository.run(arguments, screen) : Tour.run(arguments, screen);
        } catch (GitOpsException e) {
            tell(e);
            return NOT_AS_SHOWN;
        } catch (IOException | UncheckedIOException e) {
            screen.line(Ink.BAD, "A file could not be read or written: " + e.getMessage());
            return NOT_AS_SHOWN;
        }
    }

    private void tell(GitOpsException e) {
        e.diagnostics().forEach(problem -> screen.line(Ink.BAD, problem.toString()));
    }

    private static String help() throws IOException {
        try (InputStream in = Program.class.getResourceAsStream("help.txt")) {
            if (in == null) {
                throw new IOException("help.txt is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
