package io.gitops4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.PluginBinding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    @DisplayName("without arguments it is the tour")
    void isTheTourWithoutArguments() {
        assertThat(parse().ownRepository()).isFalse();
    }

    @Test
    @DisplayName("a folder, a kubeconfig and an address become the options of their targets")
    void bindsTargets() {
        assertThat(parse("--repo", "r", "--environment", "e", "--directory", "d")
                        .target())
                .isEqualTo(PluginBinding.of("directory", Map.of("path", "d")));
        assertThat(parse("--repo", "r", "--environment", "e", "--kubernetes", "--kubeconfig", "f", "--context", "c")
                        .target())
                .isEqualTo(PluginBinding.of("kubernetes", Map.of("kubeconfig", "f", "context", "c")));
        assertThat(parse(
                                "--repo",
                                "r",
                                "--environment",
                                "e",
                                "--nomad",
                                "http://localhost:4646",
                                "--option",
                                "driver=x=y")
                        .target())
                .isEqualTo(PluginBinding.of("nomad", Map.of("address", "http://localhost:4646", "driver", "x=y")));
    }

    @Test
    @DisplayName("the loop looks every 15 seconds, or as often as asked for")
    void readsTheInterval() {
        assertThat(parse().interval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(parse("--repo", "r", "--environment", "e", "--kubernetes", "--interval", "2")
                        .interval())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("all problems are told at once, each with what to do")
    void tellsAllProblems() {
        assertThatThrownBy(() -> parse("--repo", "r", "--frobnicate", "--interval", "soon", "--context", "c", "--ref"))
                .hasMessage("""
                        QUICKSTART-ARGS: there is no option '--frobnicate'. Do: see --help.
                        QUICKSTART-ARGS: --ref needs a value. Do: write it behind --ref.
                        QUICKSTART-ARGS: --environment is missing. Do: name a deploy id of your manifests.
                        QUICKSTART-ARGS: --interval is a number of seconds, got 'soon'. Do: write for example 30.
                        QUICKSTART-ARGS: no target is named. Do: name one of --directory PATH, --kubernetes and --nomad URL.
                        QUICKSTART-ARGS: --kubeconfig and --context mean nothing without --kubernetes. Do: add it.""");
    }

    @Test
    @DisplayName("two targets are one too many")
    void refusesTwoTargets() {
        assertThatThrownBy(() -> parse("--repo", "r", "--environment", "e", "--kubernetes", "--directory", "d"))
                .hasMessage("QUICKSTART-ARGS: 2 targets are named."
                        + " Do: name one of --directory PATH, --kubernetes and --nomad URL.");
    }

    @Test
    @DisplayName("options of the one mode mean nothing in the other")
    void refusesOptionsOfTheOtherMode() {
        assertThatThrownBy(() -> parse("--once", "--directory", "d", "--option", "a=b"))
                .hasMessage("QUICKSTART-ARGS: --directory, --once, --option means nothing without --repo."
                        + " Do: name your repository.");
        assertThatThrownBy(() -> parse("--repo", "r", "--environment", "e", "--kubernetes", "--folder", "f"))
                .hasMessage("QUICKSTART-ARGS: --folder is for the tour, and --repo is not. Do: take one of them out.");
    }

    @Test
    @DisplayName("an option of the target is a name and a value")
    void refusesAnOptionWithoutAName() {
        assertThatThrownBy(() -> parse("--repo", "r", "--environment", "e", "--kubernetes", "--option", "driver"))
                .hasMessage("QUICKSTART-ARGS: --option is NAME=VALUE, got 'driver'. Do: name an option of the target.");
    }

    private static Arguments parse(String... args) {
        return Arguments.parse(List.of(args));
    }
}
