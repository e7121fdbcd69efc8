package io.gitops4j.target.nomad.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.target.nomad.NomadConnection;
import io.gitops4j.target.nomad.internal.Kinds;
import io.gitops4j.target.nomad.internal.client.NomadClient;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nomad ignores what it does not know, so a misspelt field would be lost: every rendered field must come back. */
@RealNomad
class RenderedJobsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NomadAgent agent;

    RenderedJobsIT(NomadAgent agent) {
        this.agent = agent;
    }

    static Stream<RenderCases.Case> deployable() {
        return RenderCases.all()
                .filter(example -> rendering(example).diagnostics().stream()
                        .noneMatch(finding -> finding.severity() == Severity.ERROR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deployable")
    void nomadKnowsEveryFieldThatIsRendered(RenderCases.Case example) {
        List<DesiredResource> resources = rendering(example).resources();
        Document job = forThisAgent(resources.get(resources.size() - 1).body(), agent.newNamespace("rendered"));
        try (NomadClient client = new NomadClient(NomadConnection.to(agent.address()))) {
            client.register(job, "0", false, TestOperation.live());
            JsonNode live = client.job(Kinds.job(job.text("Namespace"), job.text("ID")), TestOperation.live())
                    .orElseThrow();
            List<String> lost = new ArrayList<>();
            compare("", JSON.valueToTree(job.fields()), live, lost);
            assertThat(lost).isEmpty();
        }
    }

    private static void compare(String path, JsonNode ours, JsonNode live, List<String> lost) {
        if (ours.isObject()) {
            ours.properties().forEach(field -> {
                if (!live.has(field.getKey())) {
                    lost.add(path + "/" + field.getKey());
                } else {
                    compare(path + "/" + field.getKey(), field.getValue(), live.path(field.getKey()), lost);
                }
            });
        } else if (ours.isArray() && ours.size() == live.size()) {
            for (int i = 0; i < ours.size(); i++) {
                compare(path + "/" + i, ours.path(i), live.path(i), lost);
            }
        } else if (ours.isNumber() && live.isNumber() && ours.asDouble() == live.asDouble()) {
            return; // 75 comes back as 75.0 from a policy
        } else if (!ours.asText().equals(live.asText()) || ours.isArray()) {
            lost.add(path + ": " + ours + " became " + live);
        }
    }

    /** The agent has one region, and no Vault to ask. */
    private static Document forThisAgent(Document job, String namespace) {
        Map<String, Object> fields = new LinkedHashMap<>(job.fields());
        fields.remove("Region");
        fields.put("Namespace", namespace);
        fields.put("TaskGroups", without("Vault", fields.getOrDefault("TaskGroups", List.of())));
        return Document.of(fields);
    }

    private static Object without(String name, Object tree) {
        if (tree instanceof List<?> list) {
            return list.stream().map(item -> without(name, item)).toList();
        }
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> rest = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                if (!name.equals(key)) {
                    rest.put((String) key, without(name, value));
                }
            });
            return rest;
        }
        return tree;
    }

    private static Rendering rendering(RenderCases.Case example) {
        return new JobRenderer(example.options()).render(new RenderRequest("prod", "team-a", example.spec()));
    }
}
