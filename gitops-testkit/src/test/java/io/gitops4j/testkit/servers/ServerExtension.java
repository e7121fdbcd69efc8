package io.gitops4j.testkit.servers;

import java.lang.annotation.Annotation;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips a test class whose server is missing, and otherwise lends it the server, which JUnit's store closes in the end. */
abstract class ServerExtension<A extends Annotation, S extends AutoCloseable>
        implements ExecutionCondition, ParameterResolver {

    private final Class<A> annotation;
    private final Class<S> server;

    ServerExtension(Class<A> annotation, Class<S> server) {
        this.annotation = annotation;
        this.server = server;
    }

    /** Why the server cannot be started here, with what to do about it; empty when it can. */
    abstract Optional<String> missing();

    /** The context whose end is the server's end. */
    abstract ExtensionContext owner(A settings, ExtensionContext context);

    abstract S start(A settings);

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = missing();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled(server.getSimpleName() + " can be started");
        }
        if (ServerBinaries.required()) {
            throw new IllegalStateException("required, but skipped: " + missing.get());
        }
        return ConditionEvaluationResult.disabled(missing.get());
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == server;
    }

    @Override
    public final S resolveParameter(ParameterContext parameter, ExtensionContext context) {
        A settings = annotation(annotatedClass(context));
        return owner(settings, context)
                .getStore(ExtensionContext.Namespace.create(server, settings))
                .computeIfAbsent(server, key -> start(settings), server);
    }

    /** The context of the class that carries the annotation, seen from a test method or a nested class. */
    final ExtensionContext annotatedClass(ExtensionContext context) {
        ExtensionContext candidate = context;
        while (candidate.getTestMethod().isPresent()
                || AnnotationSupport.findAnnotation(candidate.getElement(), annotation)
                        .isEmpty()) {
            candidate = candidate.getParent().orElseThrow();
        }
        return candidate;
    }

    private A annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), annotation)
                .orElseThrow();
    }
}
