package io.gitops4j.target.nomad.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONFLICT    | 500 | Enforcing job modify index 0: job already exists",
                "CONFLICT    | 500 | Enforcing job modify index 7: job exists with conflicting job modify index: 9",
                "CONFLICT    | 500 | Enforcing job modify index 7: job does not exist",
                "AUTH        | 403 | Permission denied",
                "AUTH        | 403 | ACL token not found",
                "AUTH        | 500 | rpc error: Permission denied",
                "NOT_FOUND   | 404 | job not found",
                "NOT_FOUND   | 500 | 1 error occurred: * job \"a\" is in nonexistent namespace \"b\"",
                "UNAVAILABLE | 429 | Your IP is issuing too many concurrent connections",
                "UNAVAILABLE | 500 | No cluster leader",
                "UNAVAILABLE | 500 | No path to region",
                "UNAVAILABLE | 500 | Not ready to serve consistent reads",
                "UNAVAILABLE | 500 | rpc error: failed to get conn: dial tcp 10.0.0.1:4647: connect: connection refused",
                "UNAVAILABLE | 500 | leadership lost while committing log",
                "UNAVAILABLE | 502 | ''",
                "UNAVAILABLE | 503 | ''",
                "REJECTED    | 500 | cannot update job from type \"service\" to \"batch\"",
                "REJECTED    | 500 | 1 error occurred: * Vault \"default\" not enabled but used in the job",
                "REJECTED    | 400 | unexpected EOF",
                "REJECTED    | 413 | http: request body too large"
            })
    void tellsWhatToDoByStatusAndText(FailureKind kind, int status, String text) {
        assertThat(ServerErrors.kind(status, text)).isEqualTo(kind);
    }

    @Test
    void nestedListsOfErrorsBecomeOneLine() {
        String text = """
                2 errors occurred:
                	* Task group orders validation failed: 1 error occurred:
                	* Job type "batch" does not allow update block

                	* Missing job datacenters

                """;
        assertThat(ServerErrors.oneLine(text))
                .isEqualTo("Task group orders validation failed: Job type \"batch\" does not allow update block"
                        + "; Missing job datacenters");
    }

    @Test
    void theMessageNamesRequestStatusAndText() {
        GitOpsException failure = ServerErrors.of(
                Call.get("job", "a/b").with("namespace", "shop"),
                new Answer(403, "Permission denied\n".getBytes(StandardCharsets.UTF_8), ""));
        assertThat(failure)
                .hasMessage("NOMAD-AUTH: GET /v1/job/a%2Fb was answered 403: Permission denied."
                        + " Do: give the token's policy what the request needs, in the job's namespace.");
    }
}
