package io.gitops4j.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.spi.Target;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A Nomad server itself judges what the target makes of the gallery. */
@RealNomad
class GalleryOnNomadIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    @DisplayName("a Nomad server finds every job of the gallery valid")
    void nomadFindsEveryJobValid(NomadAgent agent) throws Exception {
        try (Target target = GalleryTargets.named("nomad")) {
            for (Manifest manifest : Manifest.all()) {
                for (DesiredResource resource : RenderedText.resources(manifest, target)) {
                    if (resource.id().kind().equals("namespace")) {
                        post(agent, "/v1/namespace", resource.body());
                    } else {
                        assertThat(post(agent, "/v1/validate/job", job(resource)))
                                .as("%s of %s", resource.id(), manifest)
                                .contains("\"ValidationErrors\":null")
                                .contains("\"Error\":\"\"");
                    }
                }
            }
        }
    }

    private static Document job(DesiredResource resource) {
        assertThat(resource.id().kind()).isEqualTo("job");
        return Document.of(Map.of("Job", resource.body().fields()));
    }

    private static String post(NomadAgent agent, String path, Document body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(agent.address().resolve(path)).POST(BodyPublishers.ofString(body.toJson()));
        agent.token().ifPresent(token -> request.header("X-Nomad-Token", token));
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
