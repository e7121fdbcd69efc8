package io.gitops4j.core.internal.release;

import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ManifestEditor;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What one text of a manifest declares, in every environment that it names.
 *
 * @param services by environment and service; nothing for one that is wrong
 * @param valid whether there is no error at all
 */
record Contents(Map<Where, Optional<ServiceSpec>> services, boolean valid) {
    /** One service in one environment. */
    record Where(String environment, ServiceId service) implements Comparable<Where> {
        @Override
        public int compareTo(Where other) {
            int byEnvironment = environment.compareTo(other.environment);
            return byEnvironment != 0 ? byEnvironment : service.compareTo(other.service);
        }

        @Override
        public String toString() {
            return service + " in " + environment;
        }
    }

    /** @param others reads other files of the same revision */
    static Contents of(
            ManifestParser parser,
            ManifestEditor editor,
            String path,
            byte[] content,
            Function<String, Optional<byte[]>> others) {
        Set<String> environments = PluginCall.call("the manifest editor", () -> editor.environments(path, content));
        ParseResult result = PluginCall.call(
                "the manifest parser",
                () -> parser.parse(ParseRequest.of(path, content, environments).reading(others)));
        Map<Where, Optional<ServiceSpec>> services = new TreeMap<>();
        for (DeclaredService service : result.services()) {
            services.put(
                    new Where(service.environment(), service.service()),
                    service.valid() ? service.spec() : Optional.empty());
        }
        boolean sound = result.diagnostics().stream().noneMatch(found -> found.severity() == Severity.ERROR);
        return new Contents(services, sound);
    }

    /** What is declared there, with images as of a revision. */
    Optional<ServiceSpec> at(Where where, Revision revision) {
        return spec(where).map(spec -> spec.atCommit(revision.id()));
    }

    Optional<ServiceSpec> spec(Where where) {
        return services.getOrDefault(where, Optional.empty());
    }

    /** The first other service that is not the same here and there. */
    Optional<Where> firstOther(Contents that, Where wanted) {
        Set<Where> all = new TreeSet<>(services.keySet());
        all.addAll(that.services.keySet());
        all.remove(wanted);
        return all.stream()
                .filter(where -> services.containsKey(where) != that.services.containsKey(where)
                        || !spec(where).equals(that.spec(where)))
                .findFirst();
    }
}
