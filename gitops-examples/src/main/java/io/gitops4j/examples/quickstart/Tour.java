package io.gitops4j.examples.quickstart;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.examples.quickstart.Screen.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One day of a small shop: five services, two environments, and what happens to them. */
final class Tour {
    private static final List<Chapter> CHAPTERS = List.of(
            new FirstDeployment(),
            new OneServiceChanges(),
            new BadManifest(),
            new DeletedService(),
            new Revert(),
            new NothingToDo());

    private Tour() {}

    static int run(Arguments arguments, Screen screen) throws IOException {
        return play(CHAPTERS, folder(arguments.value("--folder")), screen);
    }

    /** Plays chapters in an empty folder; 0 if everything they showed was so. */
    static int play(List<Chapter> chapters, Path folder, Screen screen) throws IOException {
        screen.line(Ink.TITLE, "GitOps4J quick start");
        screen.say("Everything lives in " + folder);
        try (Playground ground = Playground.in(folder, screen)) {
            for (int i = 0; i < chapters.size(); i++) {
                screen.title((i + 1) + ". " + chapters.get(i).title());
                chapters.get(i).play(ground);
            }
            return ending(ground, folder);
        }
    }

    private static int ending(Playground ground, Path folder) {
        Screen screen = ground.screen();
        List<String> wrong = ground.checks().wrong();
        screen.say("");
        if (!wrong.isEmpty()) {
            screen.line(Ink.BAD, wrong.size() + " of " + ground.checks().count() + " claims were not so:");
            wrong.forEach(claim -> screen.line(Ink.BAD, "  " + claim));
            return 1;
        }
        screen.line(Ink.GOOD, "All " + ground.checks().count() + " claims were verified.");
        screen.say(
                "Look around in " + folder + ": shop (the clone), shop.git (what the engine reads), deployed, engine.");
        screen.say("Your own repository: mvn -q -B -Pquickstart -Dargs=\"--help\"");
        return 0;
    }

    private static Path folder(Optional<String> asked) throws IOException {
        if (asked.isEmpty()) {
            return Files.createTempDirectory("gitops4j-quickstart-").toRealPath();
        }
        Path folder = Files.createDirectories(Path.of(asked.get())).toRealPath();
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new GitOpsException(
                        FailureKind.CONFIG,
                        Diagnostic.error("QUICKSTART-FOLDER")
                                .what(folder + " is not empty")
                                .remedy("name an empty folder, or one that is not there yet")
                                .build());
            }
        }
        return folder;
    }
}
