package io.gitops4j.examples.quickstart;

import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.examples.quickstart.Screen.Ink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The first push: everything is new everywhere. */
final class FirstDeployment implements Chapter {
    private static final int SHOWN = 16;

    @Override
    public String title() {
        return "The first push: five services, two environments";
    }

    @Override
    public void play(Playground ground) throws IOException {
        ground.screen()
                .say("A repository with a .weave.yaml for each of " + String.join(", ", ShopRepository.SERVICES) + ".");
        String commit = ground.push("Declare five services");
        for (String environment : Playground.ENVIRONMENTS) {
            ReconcileResult result = ground.reconcile(environment);
            ground.checks()
                    .same("the run of " + environment + " applied everything", RunStatus.APPLIED, result.status());
            ground.checks()
                    .same(
                            environment + " runs all five services",
                            new TreeSet<>(ShopRepository.SERVICES),
                            deployed(result));
        }
        DeployedFiles files = ground.deployed();
        ground.checks()
                .same(
                        "there is one file for each, ten in all",
                        10,
                        files.files().size());
        show(ground, files);
        ground.begin(commit, files);
    }

    private static Set<String> deployed(ReconcileResult result) {
        Set<String> names = new TreeSet<>();
        for (ServiceResult service : result.services()) {
            if (service.status() == ServiceStatus.DEPLOYED) {
                names.add(service.service().toString());
            }
        }
        return names;
    }

    private static void show(Playground ground, DeployedFiles files) {
        files.files().entrySet().stream()
                .filter(file -> file.getKey().contains("catalog"))
                .findFirst()
                .ifPresent(file -> {
                    ground.screen().say(Path.of(ground.deployedFolder() + "/" + file.getKey()) + " begins with");
                    file.getValue()
                            .lines()
                            .limit(SHOWN)
                            .forEach(line -> ground.screen().line(Ink.QUIET, "  | " + line));
                });
    }
}
