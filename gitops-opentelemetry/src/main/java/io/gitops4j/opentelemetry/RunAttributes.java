package io.gitops4j.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * The attributes of our spans. Where OpenTelemetry's semantic conventions have a name
 * (<a href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/vcs/">vcs</a>,
 * <a href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/deployment/">deployment</a>,
 * <a href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/">error</a>), it is that one.
 */
final class RunAttributes {
    static final AttributeKey<String> ENVIRONMENT = AttributeKey.stringKey("deployment.environment.name");
    static final AttributeKey<String> HEAD_REVISION = AttributeKey.stringKey("vcs.ref.head.revision");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> RUN_ID = AttributeKey.stringKey("gitops.run.id");
    static final AttributeKey<String> INITIATOR = AttributeKey.stringKey("gitops.initiator");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("gitops.outcome");
    static final AttributeKey<List<String>> REVISIONS = AttributeKey.stringArrayKey("gitops.revisions");
    static final AttributeKey<String> SOURCE = AttributeKey.stringKey("gitops.source");
    static final AttributeKey<String> SERVICE = AttributeKey.stringKey("gitops.service");
    static final AttributeKey<String> RESOURCE = AttributeKey.stringKey("gitops.resource");
    static final AttributeKey<String> REPORTER = AttributeKey.stringKey("gitops.reporter");

    private RunAttributes() {}
}
