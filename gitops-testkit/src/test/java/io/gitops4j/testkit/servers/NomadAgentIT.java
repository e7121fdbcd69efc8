package io.gitops4j.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@RealNomad
class NomadAgentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final NomadAgent agent;
    private final ApiClient api;
    private final String namespace;

    NomadAgentIT(NomadAgent agent) {
        this.agent = agent;
        this.api = ApiClient.forNomad(agent.address(), agent.token());
        this.namespace = agent.newNamespace("agent-it");
    }

    @Test
    void deploysARealProcessWithAPassingCheck() {
        api.post("/v1/jobs", httpJob("web", 200));

        awaitDeployment("web", "successful");
        assertThat(api.get("/v1/service/web?namespace=" + namespace)).contains("\"Address\":\"127.0.0.1\"");
    }

    @Test
    void failsADeploymentWhoseCheckFails() {
        api.post("/v1/jobs", httpJob("sick", 503));

        awaitDeployment("sick", "failed");
    }

    @Test
    void hasTheMockDriver() {
        api.post("/v1/jobs", """
                {"Job": {"ID": "mock", "Namespace": "%s", "Type": "service", "TaskGroups": [{"Name": "app", "Tasks": [
                  {"Name": "app", "Driver": "mock_driver", "Config": {"run_for": "1h"},
                   "Resources": {"CPU": 10, "MemoryMB": 10}}]}]}}
                """.formatted(namespace));

        Poll.until(
                "the mock task runs",
                PATIENCE,
                () -> api.get("/v1/job/mock/allocations?namespace=" + namespace)
                        .contains("\"ClientStatus\":\"running\""));
    }

    @Test
    void endsItsTasks() {
        Optional<ProcessHandle> task;
        try (NomadAgent own = NomadAgent.start(NomadAgentOptions.defaults())) {
            ApiClient ownApi = ApiClient.forNomad(own.address(), own.token());
            ownApi.post("/v1/jobs", httpJob("left", 200).replace(namespace, "default"));
            Poll.until("the task runs", PATIENCE, () -> httpTask(own).isPresent());
            task = httpTask(own);
        }
        Poll.until("the task has ended", PATIENCE, () -> !task.orElseThrow().isAlive());
    }

    @Test
    void asksForATokenWithAcl() {
        NomadAgentOptions options = NomadAgentOptions.defaults().withAcl();
        try (NomadAgent guarded = NomadAgent.start(options)) {
            assertThatThrownBy(() -> ApiClient.forNomad(guarded.address(), Optional.empty())
                            .get("/v1/jobs"))
                    .hasMessageContaining("403");
            assertThat(ApiClient.forNomad(guarded.address(), guarded.token()).get("/v1/jobs"))
                    .startsWith("[]");
        }
    }

    @Test
    void canBeCountedAndCutByAProxy() {
        try (CountingProxy proxy = CountingProxy.to(agent.address())) {
            ApiClient client = ApiClient.forNomad(proxy.address(), agent.token());
            client.post("/v1/jobs", httpJob("counted", 200));
            client.get("/v1/job/counted?namespace=" + namespace);
            client.get("/v1/job/counted?namespace=" + namespace);

            assertThat(proxy.requestCounts()).hasToString("{GET /v1/job/counted=2, POST /v1/jobs=1}");

            proxy.cut();
            assertThat(client.find("/v1/jobs")).isEmpty();
            proxy.restore();
            assertThat(client.find("/v1/jobs")).isPresent();
        }
    }

    private static Optional<ProcessHandle> httpTask(NomadAgent agent) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(HttpTask.class.getName()))
                .filter(process -> process.info().commandLine().orElse("").contains("Xmx24m"))
                .filter(process -> isBelow(process, agent))
                .findFirst();
    }

    private static boolean isBelow(ProcessHandle process, NomadAgent agent) {
        return process.parent()
                .map(parent -> parent.info()
                                .commandLine()
                                .orElse("")
                                .contains(agent.dataFolder().toString())
                        || isBelow(parent, agent))
                .orElse(false);
    }

    private void awaitDeployment(String job, String status) {
        Poll.until(
                "the deployment of " + job + " is " + status,
                PATIENCE,
                () -> api.get("/v1/job/" + job + "/deployment?namespace=" + namespace)
                        .contains("\"Status\":\"" + status + "\""));
    }

    private String httpJob(String name, int status) {
        String arguments = HttpTask.command().stream()
                .skip(1)
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", "));
        return """
                {"Job": {"ID": "%1$s", "Namespace": "%2$s", "Type": "service",
                  "Update": {"MaxParallel": 1, "MinHealthyTime": 1000000000, "HealthyDeadline": 8000000000,
                             "ProgressDeadline": 9000000000},
                  "TaskGroups": [{"Name": "app", "Count": 1,
                    "Networks": [{"DynamicPorts": [{"Label": "http"}]}],
                    "Services": [{"Name": "%1$s", "PortLabel": "http", "Provider": "nomad",
                      "Checks": [{"Type": "http", "Path": "/", "Interval": 1000000000, "Timeout": 1000000000}]}],
                    "Tasks": [{"Name": "app", "Driver": "raw_exec", "Env": {"HTTP_TASK_STATUS": "%3$d"},
                      "Config": {"command": "%4$s", "args": [%5$s]}, "Resources": {"CPU": 50, "MemoryMB": 64}}]}]}}
                """.formatted(name, namespace, status, HttpTask.command().get(0), arguments);
    }
}
