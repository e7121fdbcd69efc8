package io.gitops4j.spi;

/**
 * Makes plug-ins of one type. Found by {@link java.util.ServiceLoader} (ship {@code META-INF/services} as well as
 * {@code provides}) or registered by hand. Its constructor is public, takes nothing and does nothing. Thread-safe.
 *
 * @param <T> what it makes; the engine closes what {@link #create} returned, once
 */
public interface PluginProvider<T> {
    /** The version of the interfaces of this package. A constant, so the compiler writes its value into whatever names it. */
    int API_VERSION = 1;

    /** Stable lower-case id, unique among providers of the type: {@code git}, {@code waml}, {@code kubernetes}. */
    String id();

    /**
     * The version that it was compiled for: a plug-in overrides this with {@code return API_VERSION}. One of another version than the
     * engine's is not used (SPI-VERSION). Who says nothing is of version 1.
     */
    default int apiVersion() {
        return 1;
    }

    /** Every option that {@link #create} reads; unknown ones are refused, secret ones are masked. */
    ConfigSpec configSpec();

    /**
     * Makes one instance. Checks the configuration, not the network.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG, naming the option
     */
    T create(PluginConfig config, PluginContext context);
}
