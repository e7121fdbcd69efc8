package io.gitops4j.examples.quickstart;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** Writes lines, in colour on a terminal that wants it. Plain lines only, so that a pipe gets the same words. Thread-safe. */
public final class Screen {
    /** What a line is, by its colour. */
    enum Ink {
        PLAIN(""),
        TITLE("1"),
        GOOD("32"),
        CHANGE("33"),
        BAD("31"),
        QUIET("2");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    private final PrintStream out;
    private final boolean colour;

    Screen(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Standard output, in colour where it is a terminal and {@code NO_COLOR} is not set. */
    public static Screen ofThisProcess() {
        return new Screen(System.out, wantsColour(System.getenv(), isTerminal()));
    }

    static boolean wantsColour(Map<String, String> environment, boolean terminal) {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.getOrDefault("TERM", ""));
    }

    /** Since Java 22 there is a console without a terminal, too, and a method to ask. */
    @SuppressWarnings("SystemConsoleNull") // before Java 22 null is what tells that there is no terminal
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    void line(Ink ink, String text) {
        out.println(
                colour && ink != Ink.PLAIN && !text.isEmpty() ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text);
        out.flush();
    }

    void say(String text) {
        line(Ink.PLAIN, text);
    }

    void title(String text) {
        say("");
        line(Ink.TITLE, text);
        line(Ink.TITLE, "-".repeat(text.length()));
    }

    /** Several lines, each in the colour of its first mark: {@code +}, {@code ~}, {@code -} or {@code !}. */
    void plan(String text) {
        text.lines().forEach(line -> line(ink(line), "  " + line));
    }

    private static Ink ink(String line) {
        String mark = line.strip();
        return switch (mark.isEmpty() ? ' ' : mark.charAt(0)) {
            case '+' -> Ink.GOOD;
            case '~' -> Ink.CHANGE;
            case '-', '!' -> Ink.BAD;
            default -> Ink.PLAIN;
        };
    }
}
