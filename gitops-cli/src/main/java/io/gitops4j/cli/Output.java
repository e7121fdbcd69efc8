package io.gitops4j.cli;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.PlainSecrets;
import io.gitops4j.api.VisibleText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Results on one stream, everything else on the other. */
final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final StatusLine statusLine;
    private final GlobalOptions options;

    Output(Surroundings around, GlobalOptions options) {
        this.out = around.out();
        this.err = around.err();
        this.statusLine = new StatusLine(around.err(), around.terminal());
        this.options = options;
    }

    /** A result for people, lines ended; control characters in it are the caller's business. */
    void text(String lines) {
        print(out, withoutCommands(lines));
    }

    /** A result for programs. */
    void json(Document result) {
        print(out, result.toJson() + "\n");
    }

    /** A result that is harmless in its own way. */
    void report(String report) {
        print(out, report);
    }

    /** Something to know beside the result; not with {@code --quiet}. */
    void say(String message) {
        if (!options.quiet()) {
            line(message);
        }
    }

    /** How a run goes on: the one line of a terminal that changes, or with {@code --verbose} a line of its own. */
    void progress(String message) {
        if (options.verbose()) {
            line(message);
        } else if (!options.quiet()) {
            statusLine.show(message);
        }
    }

    /** What is wrong. */
    void problem(Diagnostic problem) {
        line(problem.toString());
    }

    /** Where an exception came from; only with {@code --verbose}. */
    void trace(Throwable cause) {
        if (options.verbose()) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace, true));
            trace.toString()
                    .lines()
                    .map(text -> PlainSecrets.masked(text).replace("\t", "    "))
                    .forEach(this::line);
        }
    }

    /** Whether results were lost: a full disk, or a reader that has gone. */
    boolean lost() {
        return out.checkError();
    }

    private void line(String message) {
        print(err, withoutCommands(VisibleText.of(message)) + "\n");
    }

    private void print(PrintStream stream, String text) {
        statusLine.erase();
        stream.print(text);
        stream.flush();
    }

    void end() {
        statusLine.erase();
    }

    /** Build servers obey {@code ##[...]} and {@code ##vso[...]} anywhere in a line. */
    private static String withoutCommands(String text) {
        return text.replace("##[", "#\\u0023[").replace("##vso[", "#\\u0023vso[");
    }
}
