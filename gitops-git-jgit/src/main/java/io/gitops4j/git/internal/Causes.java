package io.gitops4j.git.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exception and its causes, outermost first. */
public final class Causes {
    private static final int DEEPEST = 20;

    private final List<Throwable> chain = new ArrayList<>();

    /** Of that exception. */
    public Causes(Throwable outermost) {
        for (@Nullable Throwable next = outermost; next != null && chain.size() < DEEPEST; next = next.getCause()) {
            chain.add(next);
        }
    }

    /** The outermost one of that type. */
    public <T extends Throwable> Optional<T> first(Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** What the deepest cause that says something says, in one line. */
    public String deepestMessage() {
        for (int i = chain.size() - 1; i >= 0; i--) {
            String message = chain.get(i).getMessage();
            if (message != null && !message.isBlank()) {
                return message.strip().lines().findFirst().orElse("");
            }
        }
        return chain.get(0).getClass().getSimpleName();
    }
}
