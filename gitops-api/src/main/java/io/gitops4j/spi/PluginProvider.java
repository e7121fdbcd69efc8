package io.gitops4j.spi;

/**
 * Makes plug-ins of one type. Found by {@link java.util.ServiceLoader} (ship {@code META-INF/services} as well as
 * {@code provides}) or registered by hand. Its constructor is public, takes nothing and does nothing. Thread-safe.
 *
 * @param <T> what it makes; the engine closes what {@link #create} returned, once
 */
public interface PluginProvider<T> {
    /** Stable lower-case id, unique among providers of the type: {@code git}, {@code waml}, {@code kubernetes}. */
    String id();

    /** Every option that {@link #create} reads; unknown ones are refused, secret ones are masked. */
    ConfigSpec configSpec();

    /**
     * Makes one instance. Checks the configuration, not the network.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG, naming the option
     */
    T create(PluginConfig config, PluginContext context);
}
