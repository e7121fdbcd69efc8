package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs contracts against plug-ins with flaws, and sees which of their clauses notice. */
final class Flaws {
    private static final String FLAW = "flaw";

    private Flaws() {}

    /** The clauses that must notice do, by what they say and not by an accident. */
    static void assertNoticed(Class<?> contract, Flaw flaw) {
        Map<String, Throwable> noticed = noticedBy(contract, flaw.name());
        assertThat(noticed.keySet()).as("clauses that notice: %s", noticed).containsAll(flaw.noticedBy());
        assertThat(noticed.values())
                .as("clauses fail by what they say, not by an accident")
                .allSatisfy(thrown ->
                        assertThat(thrown).isNotInstanceOfAny(NullPointerException.class, ClassCastException.class));
    }

    /** No clause of the contract is without a flaw that it notices. */
    static void assertEveryClauseNotices(Class<?> contract, Flaw... flaws) {
        Set<String> noticing = Arrays.stream(flaws)
                .flatMap(flaw -> flaw.noticedBy().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(noticing).isEqualTo(clausesOf(contract));
    }

    /** The clauses that fail, by the name of their method, each with what it says. */
    static Map<String, Throwable> noticedBy(Class<?> contract, String flaw) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .configurationParameter(FLAW, flaw)
                .build();
        Failing failing = new Failing();
        LauncherFactory.create().execute(request, failing);
        assertThat(failing.ran).as("tests of %s that ran", contract).isPositive();
        return new TreeMap<>(failing.byMethod);
    }

    /** Every test of a contract: its clauses. */
    private static Set<String> clausesOf(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static final class Failing implements TestExecutionListener {
        private final Map<String, Throwable> byMethod = new ConcurrentHashMap<>();
        private int ran;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                ran++;
            }
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                String name = test.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(source -> ((MethodSource) source).getMethodName())
                        .orElse(test.getDisplayName());
                byMethod.put(name, result.getThrowable().orElseThrow());
            }
        }
    }

    /** Hands the flaw of this run to the constructor of a contract. */
    static final class OfThisRun implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().isEnum();
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String name = context.getConfigurationParameter(FLAW).orElseThrow();
            return Arrays.stream(parameter.getParameter().getType().getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
