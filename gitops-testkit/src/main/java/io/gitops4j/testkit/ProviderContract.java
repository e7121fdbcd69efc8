package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.Secret;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every provider keeps this contract, whatever it makes.
 *
 * @param <T> what it makes
 */
public abstract class ProviderContract<T extends AutoCloseable> {
    private static final String HUSH = "hush-4711";

    /** For JUnit. */
    protected ProviderContract() {}

    /** The provider under test, made by its public constructor. */
    protected abstract PluginProvider<T> newProvider();

    /** Under which type it is found, for example {@code TargetProvider.class}. */
    protected abstract Class<? extends PluginProvider<T>> type();

    /**
     * The fewest options with which an instance can be made. None of them is reached: nothing needs to answer there.
     *
     * @param directory an empty one, for options that name a file
     */
    protected abstract Map<String, ?> minimalConfig(Path directory);

    @Test
    @DisplayName("the id is in lower case, with hyphens")
    final void idIsInLowerCase() {
        assertThat(newProvider().id()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(newProvider().id())
                .as("the id, asked again")
                .isEqualTo(newProvider().id());
    }

    @Test
    @DisplayName("the class is public, and so is its constructor without parameters")
    final void constructorIsPublic() throws NoSuchMethodException {
        Class<?> provider = newProvider().getClass();
        assertThat(Modifier.isPublic(provider.getModifiers()))
                .as("%s is public", provider)
                .isTrue();
        assertThat(Modifier.isPublic(provider.getDeclaredConstructor().getModifiers()))
                .as("the constructor of %s is public", provider)
                .isTrue();
    }

    @Test
    @DisplayName("every option has a name that can be written anywhere, and a description")
    final void optionsAreDescribed() {
        for (ConfigKey<?> key : newProvider().configSpec().keys()) {
            assertThat(key.name()).as("name of an option").matches("[a-z][A-Za-z0-9]*([-.][A-Za-z0-9]+)*");
            assertThat(key.description()).as("description of %s", key).isNotBlank();
        }
    }

    @Test
    @DisplayName("defaults are legal, and a required option has none")
    final void defaultsAreLegal() {
        for (ConfigKey<?> key : newProvider().configSpec().keys()) {
            if (key.isRequired()) {
                assertThat(key.defaultValue())
                        .as("default of %s, which is required", key)
                        .isEmpty();
            }
            if (key.type() == ConfigKey.Type.CHOICE) {
                assertThat(key.choices()).as("choices of %s", key).hasSizeGreaterThan(1);
                key.defaultValue()
                        .ifPresent(word -> assertThat(key.choices().contains(word))
                                .as("default %s of %s is one of its choices", word, key)
                                .isTrue());
            }
        }
    }

    @Test
    @DisplayName("an instance is made from the fewest options, without a task or a thread")
    final void makesAnInstance(@TempDir Path directory) throws Exception {
        ThreadsLeft threads = ThreadsLeft.startingNow();
        TestPluginContext context = context(directory);
        use(
                config(minimalConfig(directory)),
                context,
                instance -> assertThat(context.tasks())
                        .as("tasks that were started to make %s", instance)
                        .isZero());
        threads.assertNone();
    }

    @Test
    @DisplayName("a missing required option is CONFIG, and named")
    final void refusesWithoutARequiredOption(@TempDir Path directory) {
        for (ConfigKey<?> key : newProvider().configSpec().keys()) {
            if (key.isRequired()) {
                Map<String, Object> options = new HashMap<>(minimalConfig(directory));
                assertThat(options.remove(key.name()))
                        .as("required option %s", key)
                        .isNotNull();
                assertRefused(options, directory, key.name());
            }
        }
    }

    @Test
    @DisplayName("an unknown option is CONFIG, and named")
    final void refusesAnUnknownOption(@TempDir Path directory) {
        Map<String, Object> options = new HashMap<>(minimalConfig(directory));
        options.put("no-such-option", "x");
        assertRefused(options, directory, "no-such-option");
    }

    @Test
    @DisplayName("a secret option is in no text form and no message")
    final void masksSecrets(@TempDir Path directory) throws Exception {
        ConfigSpec spec = newProvider().configSpec();
        Map<String, Object> options = new HashMap<>(minimalConfig(directory));
        Secret hush = Secret.of(() -> HUSH);
        spec.keys().stream()
                .filter(ConfigKey::secret)
                .forEach(key ->
                        options.put(key.name(), key.type() == ConfigKey.Type.SECRETS ? Map.of("name", hush) : hush));
        PluginConfig config = config(options);
        List<Object> shown = new ArrayList<>(List.of(config, spec));
        try {
            use(config, context(directory), shown::add);
        } catch (GitOpsException e) {
            // Not every combination of secrets makes sense; whoever says so must not quote them.
            assertThat(e.kind()).isEqualTo(FailureKind.CONFIG);
            shown.add(e);
        }
        assertThat(shown)
                .map(String::valueOf)
                .allSatisfy(text -> assertThat(text).doesNotContain(HUSH));
    }

    @Test
    @DisplayName("it is found once on the class path and once in its module")
    final void isFound() {
        Class<?> provider = newProvider().getClass();
        assertThat(ProviderDeclarations.onClassPath(type(), provider)).containsOnlyOnce(provider.getName());
        assertThat(ProviderDeclarations.found(type()))
                .filteredOn(found -> found.id().equals(newProvider().id()))
                .as("providers of id %s", newProvider().id())
                .hasExactlyElementsOfTypes(provider);
        ProviderDeclarations.inModule(type(), provider)
                .ifPresent(provided -> assertThat(provided)
                        .as("what module-info provides as %s", type().getName())
                        .contains(provider.getName()));
    }

    private void assertRefused(Map<String, ?> options, Path directory, String option) {
        ThrowingCallable making = () -> use(config(options), context(directory), instance -> {});
        assertFails(FailureKind.CONFIG, making);
        assertThatThrownBy(making).hasMessageContaining(option);
    }

    @SuppressWarnings("try") // that close may be interrupted is true of AutoCloseable, and of no plug-in
    private void use(PluginConfig config, TestPluginContext context, Consumer<? super T> step) throws Exception {
        try (T instance = newProvider().create(config, context)) {
            step.accept(instance);
        }
    }

    private PluginConfig config(Map<String, ?> options) {
        return PluginConfig.of(newProvider().configSpec(), options);
    }

    private static TestPluginContext context(Path directory) {
        return new TestPluginContext("contract", directory.resolve("cache"));
    }
}
