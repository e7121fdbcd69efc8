package io.gitops4j.waml.internal.schema;

import static io.gitops4j.waml.internal.schema.WamlSchema.list;
import static io.gitops4j.waml.internal.schema.WamlSchema.single;

import io.gitops4j.waml.internal.rule.IntegerRule;
import io.gitops4j.waml.internal.rule.PathRule;
import io.gitops4j.waml.internal.rule.PortOrNameRule;
import io.gitops4j.waml.internal.rule.TextRule;
import io.gitops4j.waml.internal.rule.TimeSpanRule;

/** The fields of health checks. */
final class HealthFields {
    private static final int MOST_FAILURES = 1_000;

    private HealthFields() {}

    static MappingShape shape() {
        MappingShape probe = probe();
        return MappingShape.of()
                .may("readiness", probe, "whether an instance may get traffic")
                .may("liveness", probe, "whether an instance must be restarted")
                .may("startup", probe, "whether an instance has started")
                .build();
    }

    private static MappingShape probe() {
        Shape.Single port = single(PortOrNameRule.PORT_OR_NAME);
        String first = "the container's port; its first where it is missing";
        return MappingShape.of()
                .may(
                        "http",
                        MappingShape.of()
                                .may("path", single(PathRule.request()), "of the request")
                                .defaultsTo("/")
                                .may("port", port, first)
                                .build(),
                        "a GET answered with 200 to 399")
                .may("tcp", MappingShape.of().may("port", port, first).build(), "a connection that can be opened")
                .may(
                        "exec",
                        MappingShape.of()
                                .must("command", list(single(TextRule.ANY)), "run in the container")
                                .build(),
                        "a command that ends with 0")
                .may(
                        "grpc",
                        MappingShape.of()
                                .may("port", port, first)
                                .may("service", single(TextRule.ANY), "the whole server where it is missing")
                                .build(),
                        "the gRPC health protocol")
                .may("initialDelay", single(TimeSpanRule.FROM_ZERO), "before the first check")
                .defaultsTo("0s")
                .may("interval", single(TimeSpanRule.POSITIVE), "between two checks")
                .defaultsTo("10s")
                .may("timeout", single(TimeSpanRule.POSITIVE), "of one check")
                .defaultsTo("1s")
                .may("failureThreshold", single(IntegerRule.between(1, MOST_FAILURES)), "failures in a row that count")
                .defaultsTo("3")
                .build();
    }
}
