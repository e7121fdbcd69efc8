package io.gitops4j.cli;

import java.io.Console;
import java.util.Map;

/** Whether somebody looks. */
final class Terminal {
    private Terminal() {}

    /** Whether input and output are a terminal that can move its cursor; where one of them is a pipe, Java cannot tell of the other. */
    @SuppressWarnings("SystemConsoleNull") // before Java 22; isTerminal has the newer ones
    static boolean attached(Map<String, String> variables) {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(variables.get("TERM"));
    }

    /** Since Java 22 there is always a console, and it has a method to ask. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
