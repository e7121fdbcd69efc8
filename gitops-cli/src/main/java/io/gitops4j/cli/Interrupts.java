package io.gitops4j.cli;

import io.gitops4j.api.Cancellation;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C, and the polite signal of a build server: the first asks the run to stop at its next safe place, the second ends the process.
 * A shutdown hook could not hear a second one, as Java ignores signals while it shuts down.
 */
final class Interrupts {
    private static final String[] SIGNALS = {"INT", "TERM"};

    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger heard = new AtomicInteger();
    private final PrintStream err;

    private Interrupts(PrintStream err) {
        this.err = err;
    }

    /** A switch that the signals throw from now on. */
    static Cancellation cancellation(PrintStream err) {
        Interrupts interrupts = new Interrupts(err);
        for (String signal : SIGNALS) {
            interrupts.handle(signal);
        }
        return interrupts.cancellation;
    }

    private void onSignal() {
        if (heard.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
        cancellation.cancel();
        err.println();
        err.println("Stopping at the next safe place; what is done is recorded. Once more ends it at once.");
    }

    /** By reflection: the compiler warns of these classes in a way that cannot be turned off, and a Java without them still works. */
    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(this, args);
                        }
                        onSignal();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            // The process is then ended by the signal, and the next run finds out how far this one came.
        }
    }
}
