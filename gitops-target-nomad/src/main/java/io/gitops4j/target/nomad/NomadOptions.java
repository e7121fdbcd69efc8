package io.gitops4j.target.nomad;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Everything that a {@link NomadTarget} can be told. Immutable. */
public final class NomadOptions {
    private final NomadConnection connection;
    private final TaskDriver driver;
    private final List<String> datacenters;
    private final ServiceProvider serviceProvider;
    private final OptionalInt mhzPerCore;
    private final MemoryMode memoryMode;
    private final NetworkMode networkMode;
    private final Optional<TraefikIngress> ingress;
    private final Optional<SecretStore> secrets;
    private final RolloutTimings timings;
    private final boolean createNamespaces;
    private final Map<String, String> constraints;
    private final Optional<String> spread;
    private final VolumeType claims;
    private final String csiAccessMode;

    private NomadOptions(Builder builder) {
        this.connection = builder.connection;
        this.driver = builder.driver;
        this.datacenters = builder.datacenters;
        this.serviceProvider = builder.serviceProvider;
        this.mhzPerCore = builder.mhzPerCore;
        this.memoryMode = builder.memoryMode;
        this.networkMode =
                builder.networkMode.orElse(builder.driver.runsImages() ? NetworkMode.BRIDGE : NetworkMode.HOST);
        this.ingress = builder.ingress;
        this.secrets = builder.secrets;
        this.timings = builder.timings;
        this.createNamespaces = builder.createNamespaces;
        this.constraints = builder.constraints;
        this.spread = builder.spread;
        this.claims = builder.claims;
        this.csiAccessMode = builder.csiAccessMode;
    }

    /** Starts with the defaults that each accessor names. */
    public static Builder builder(NomadConnection connection) {
        return new Builder(connection);
    }

    /** The agent. */
    public NomadConnection connection() {
        return connection;
    }

    /** What runs the tasks; Docker by default. */
    public TaskDriver driver() {
        return driver;
    }

    /** Where jobs may run, with {@code *} as wildcard; everywhere by default. */
    public List<String> datacenters() {
        return datacenters;
    }

    /** Where services are registered; Nomad by default. */
    public ServiceProvider serviceProvider() {
        return serviceProvider;
    }

    /**
     * How many MHz of Nomad's CPU count stand for one core. Where it is not set 1000 is used, and a warning says so. It is not
     * asked from the nodes at run time, as one slower node would then restart every task.
     */
    public OptionalInt mhzPerCore() {
        return mhzPerCore;
    }

    /** What becomes of memory limits; reserved by default. */
    public MemoryMode memoryMode() {
        return memoryMode;
    }

    /** How tasks are attached to the network; bridge for images and host for commands by default. */
    public NetworkMode networkMode() {
        return networkMode;
    }

    /** How traffic from outside comes in; by default it does not, and a manifest that wants it is an error. */
    public Optional<TraefikIngress> ingress() {
        return ingress;
    }

    /** Where secrets come from; by default from nowhere, and a manifest with a reference is an error. */
    public Optional<SecretStore> secrets() {
        return secrets;
    }

    /** How long rollouts may take. */
    public RolloutTimings timings() {
        return timings;
    }

    /** Whether missing namespaces are made; true by default. */
    public boolean createNamespaces() {
        return createNamespaces;
    }

    /** Attributes that a node must have with this value, such as {@code ${node.class}}; sorted, none by default. */
    public Map<String, String> constraints() {
        return constraints;
    }

    /** An attribute over whose values instances are spread, such as {@code ${node.datacenter}}; none by default. */
    public Optional<String> spread() {
        return spread;
    }

    /** What the claims of volumes are; host volumes by default. */
    public VolumeType claims() {
        return claims;
    }

    /** How CSI volumes are accessed, as Nomad writes it; {@code single-node-writer} by default. */
    public String csiAccessMode() {
        return csiAccessMode;
    }

    @Override
    public String toString() {
        return "NomadOptions(" + connection.address() + ", " + driver.nativeName() + ")";
    }

    /** Collects the options; not thread-safe. */
    public static final class Builder {
        private final NomadConnection connection;
        private TaskDriver driver = TaskDriver.DOCKER;
        private List<String> datacenters = List.of("*");
        private ServiceProvider serviceProvider = ServiceProvider.NOMAD;
        private OptionalInt mhzPerCore = OptionalInt.empty();
        private MemoryMode memoryMode = MemoryMode.LIMIT;
        private Optional<NetworkMode> networkMode = Optional.empty();
        private Optional<TraefikIngress> ingress = Optional.empty();
        private Optional<SecretStore> secrets = Optional.empty();
        private RolloutTimings timings = RolloutTimings.DEFAULT;
        private boolean createNamespaces = true;
        private Map<String, String> constraints = Map.of();
        private Optional<String> spread = Optional.empty();
        private VolumeType claims = VolumeType.HOST;
        private String csiAccessMode = "single-node-writer";

        private Builder(NomadConnection connection) {
            this.connection = Objects.requireNonNull(connection, "connection");
        }

        /** What runs the tasks. */
        public Builder driver(TaskDriver value) {
            this.driver = Objects.requireNonNull(value, "driver");
            return this;
        }

        /** Where jobs may run. */
        public Builder datacenters(List<String> value) {
            this.datacenters = List.copyOf(value);
            return this;
        }

        /** Where services are registered. */
        public Builder serviceProvider(ServiceProvider value) {
            this.serviceProvider = Objects.requireNonNull(value, "serviceProvider");
            return this;
        }

        /** MHz for one core, above 0. */
        public Builder mhzPerCore(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("mhzPerCore is above 0, got " + value);
            }
            this.mhzPerCore = OptionalInt.of(value);
            return this;
        }

        /** What becomes of memory limits. */
        public Builder memoryMode(MemoryMode value) {
            this.memoryMode = Objects.requireNonNull(value, "memoryMode");
            return this;
        }

        /** How tasks are attached to the network. */
        public Builder networkMode(NetworkMode value) {
            this.networkMode = Optional.of(value);
            return this;
        }

        /** How traffic from outside comes in. */
        public Builder ingress(TraefikIngress value) {
            this.ingress = Optional.of(value);
            return this;
        }

        /** Where secrets come from. */
        public Builder secrets(SecretStore value) {
            this.secrets = Optional.of(value);
            return this;
        }

        /** How long rollouts may take. */
        public Builder timings(RolloutTimings value) {
            this.timings = Objects.requireNonNull(value, "timings");
            return this;
        }

        /** Whether missing namespaces are made. */
        public Builder createNamespaces(boolean value) {
            this.createNamespaces = value;
            return this;
        }

        /** What a node must have. */
        public Builder constraints(Map<String, String> value) {
            this.constraints = Collections.unmodifiableMap(new TreeMap<>(value));
            return this;
        }

        /** Over what instances are spread. */
        public Builder spread(String value) {
            this.spread = Optional.of(value);
            return this;
        }

        /** What the claims of volumes are. */
        public Builder claims(VolumeType value) {
            this.claims = Objects.requireNonNull(value, "claims");
            return this;
        }

        /** How CSI volumes are accessed. */
        public Builder csiAccessMode(String value) {
            this.csiAccessMode = Objects.requireNonNull(value, "csiAccessMode");
            return this;
        }

        /** The options. */
        public NomadOptions build() {
            return new NomadOptions(this);
        }
    }
}
