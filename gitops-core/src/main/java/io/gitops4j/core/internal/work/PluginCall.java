package io.gitops4j.core.internal.work;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wall between the engine and a plug-in: whatever comes out of a call is a value or a {@link GitOpsException}. */
public final class PluginCall {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCall.class);

    private static final int LONGEST = 150;

    private PluginCall() {}

    /** A call that gives nothing back. */
    public static void run(String plugin, Runnable call) {
        call(plugin, () -> {
            call.run();
            return plugin;
        });
    }

    /**
     * Makes the call.
     *
     * @param plugin which plug-in, for people: {@code target prod}
     */
    public static <T> T call(String plugin, Supplier<? extends @Nullable T> call) {
        T value;
        try {
            value = call.get();
        } catch (GitOpsException e) {
            throw e;
        } catch (VirtualMachineError e) {
            if (e instanceof StackOverflowError) {
                throw broken(plugin, e);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            // Error too: a missing class or a failed assertion in one plug-in must not end the others' work (F48).
            throw broken(plugin, e);
        }
        if (value == null) {
            throw new GitOpsException(
                    FailureKind.INTERNAL,
                    Diagnostic.error("SPI-CONTRACT")
                            .what(plugin + " returned null")
                            .remedy("tell the author of the plug-in")
                            .build());
        }
        return value;
    }

    private static GitOpsException broken(String plugin, Throwable cause) {
        LOG.debug("{} failed", plugin, cause);
        return new GitOpsException(
                FailureKind.INTERNAL,
                Diagnostic.error("SPI-FAILED")
                        .what(plugin + " failed with " + cause.getClass().getName() + message(cause))
                        .remedy("tell the author of the plug-in; the cause is logged at debug level")
                        .build(),
                cause);
    }

    private static String message(Throwable cause) {
        String message = cause.getMessage();
        if (message == null) {
            return "";
        }
        return ": " + (message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...");
    }
}
