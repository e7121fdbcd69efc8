package io.gitops4j.waml.internal.schema;

import static io.gitops4j.waml.internal.schema.WamlSchema.list;
import static io.gitops4j.waml.internal.schema.WamlSchema.named;
import static io.gitops4j.waml.internal.schema.WamlSchema.single;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.rule.BooleanRule;
import io.gitops4j.waml.internal.rule.HostRule;
import io.gitops4j.waml.internal.rule.IntegerRule;
import io.gitops4j.waml.internal.rule.NameRule;
import io.gitops4j.waml.internal.rule.PathRule;
import io.gitops4j.waml.internal.rule.PortOrNameRule;
import io.gitops4j.waml.internal.rule.WordRule;
import java.util.List;

/** The fields of services, ports and ingress. */
final class NetworkFields {
    private static final String[] PROTOCOLS = {"tcp", "udp"};

    private NetworkFields() {}

    static MappingShape service() {
        MappingShape port = MappingShape.of()
                .may("name", single(NameRule.upTo(NameRule.PORT_NAME)), "unique within the service")
                .must("number", single(IntegerRule.PORT), "that callers use")
                .may(
                        "targetPort",
                        single(PortOrNameRule.PORT_OR_NAME),
                        "the container's port; the same number where it is missing")
                .may("nodePort", single(IntegerRule.NODE_PORT), "fixed port on every node, with type NodePort")
                .may("protocol", single(WordRule.anyCase(PROTOCOLS)), "in any case")
                .defaultsTo("tcp")
                .build();
        return MappingShape.of()
                .may("name", single(NameRule.upTo(NameRule.LABEL)), "the slug where it is missing")
                .may(
                        "type",
                        single(WordRule.of(List.of("ClusterIP", "NodePort", "LoadBalancer"))),
                        "from where it is reached")
                .defaultsTo("ClusterIP")
                .may(
                        "ports",
                        named(port).and(Code.DUP, "number", "protocol"),
                        "its ports; the template's service port where it is missing")
                .build();
    }

    static MappingShape containerPort() {
        return MappingShape.of()
                .may("name", single(NameRule.upTo(NameRule.PORT_NAME)), "unique within the container")
                .must("number", single(IntegerRule.PORT), "that the program listens on")
                .may("protocol", single(WordRule.anyCase(PROTOCOLS)), "in any case")
                .defaultsTo("tcp")
                .build();
    }

    static MappingShape ingress() {
        MappingShape path = MappingShape.of()
                .must("path", single(PathRule.request()), "start of the request's path")
                .may(
                        "serviceName",
                        single(NameRule.upTo(NameRule.LABEL)),
                        "the first service that has the port where it is missing")
                .may("servicePort", single(PortOrNameRule.PORT_OR_NAME), "a port of that service")
                .build();
        return MappingShape.of()
                .may("host", single(HostRule.host()), "full host name")
                .may(
                        "hostPrefix",
                        single(HostRule.prefix()),
                        "first part of the host name, before the environment's domain")
                .may("public", single(BooleanRule.BOOLEAN), "whether anybody may call")
                .defaultsTo("false")
                .may("paths", list(path).unique(Code.DUP, "path"), "where requests go; / where it is missing")
                .build();
    }
}
