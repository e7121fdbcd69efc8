package io.gitops4j.examples.quickstart;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.api.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A push with a mistake in one manifest and a good change of another: the good one arrives, the bad one stays as it was. */
final class BadManifest implements Chapter {
    static final String MISTAKE = "replica: 2";
    static final String MENDED = "replicas: 2";

    @Override
    public String title() {
        return "A bad manifest: its service stays as it is, the others go on";
    }

    @Override
    public void play(Playground ground) throws IOException {
        DeployedFiles before = ground.deployed();
        ground.repository().edit("mailer", MENDED, MISTAKE);
        ground.repository().edit("storefront", "tag: 2.31.0", "tag: 2.32.0");
        ground.push("Storefront 2.32.0; mailer has a typo");
        ground.screen().say("A file with a mistake may mean anything, so what it declared before stays, untouched.");

        ground.reconcile(Playground.STAGING);
        ReconcileResult result = ground.reconcile(Playground.PRODUCTION);
        ground.checks()
                .same(
                        "storefront is deployed in production",
                        Optional.of(ServiceStatus.DEPLOYED),
                        result.service(ServiceId.of("storefront")).map(ServiceResult::status));
        int line = ground.repository().line("mailer", MISTAKE);
        List<Diagnostic> found = errors(result);
        ground.checks()
                .that(
                        "the message names the file and the line of the mistake",
                        found.stream().anyMatch(error -> isAt(error, line)),
                        "line " + line + " is not in " + found);
        Set<String> changed = ground.deployed().differingFrom(before);
        ground.checks()
                .that(
                        "storefront's files changed and mailer's did not, in both environments",
                        changed.size() == 2 && changed.stream().allMatch(path -> path.contains("storefront")),
                        "changed: " + changed);
    }

    private static List<Diagnostic> errors(ReconcileResult result) {
        return Stream.concat(
                        result.plan().stream().flatMap(plan -> plan.diagnostics().stream()),
                        result.services().stream().flatMap(service -> service.diagnostics().stream()))
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static boolean isAt(Diagnostic error, int line) {
        return error.position()
                .filter(position ->
                        position.file().equals(ShopRepository.manifest("mailer")) && position.line() == line)
                .isPresent();
    }
}
