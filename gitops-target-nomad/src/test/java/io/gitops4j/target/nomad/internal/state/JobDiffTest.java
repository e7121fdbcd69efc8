package io.gitops4j.target.nomad.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.FieldDiff;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobDiffTest {
    @Test
    void namesWhereAFieldIs() {
        assertThat(read("""
                {"Type": "Edited",
                 "Fields": [{"Type": "Edited", "Name": "Priority", "Old": "50", "New": "60"}],
                 "TaskGroups": [{"Name": "orders", "Type": "Edited",
                   "Fields": [{"Type": "Edited", "Name": "Count", "Old": "2", "New": "3"}],
                   "Objects": [{"Type": "Edited", "Name": "Service",
                     "Fields": [{"Type": "None", "Name": "Name", "Old": "web", "New": "web"}],
                     "Objects": [{"Type": "Edited", "Name": "Tags", "Fields": [
                       {"Type": "Added", "Name": "Tags", "Old": "", "New": "a=c"},
                       {"Type": "Deleted", "Name": "Tags", "Old": "a=b", "New": ""}]}]}],
                   "Tasks": [{"Name": "app", "Type": "Edited", "Objects": [{"Type": "Edited", "Name": "Config",
                     "Fields": [{"Type": "Edited", "Name": "image", "Old": "x:1", "New": "x:2"}]}]}]}]}"""))
                .map(FieldDiff::toString)
                .containsExactly(
                        "Priority: 50 -> 60",
                        "TaskGroups[orders].Count: 2 -> 3",
                        "TaskGroups[orders].Service[web].Tags.Tags: (none) -> a=c",
                        "TaskGroups[orders].Service[web].Tags.Tags: a=b -> (none)",
                        "TaskGroups[orders].Tasks[app].Config.image: x:1 -> x:2");
    }

    @Test
    void aScalingPolicyThatIsEditedInNothingIsNoDifference() {
        assertThat(read("""
                {"Type": "Edited", "TaskGroups": [{"Name": "orders", "Type": "Edited",
                  "Objects": [{"Type": "Edited", "Name": "Scaling", "Fields": null, "Objects": null}],
                  "Tasks": [{"Name": "app", "Type": "None", "Fields": null}]}]}""")).isEmpty();
    }

    @Test
    void declaredSecretsAreMasked() {
        assertThat(env("LICENCE", "Edited", "old", "new", Set.of("LICENCE"))).containsExactly("*** -> ***");
    }

    @Test
    void variablesThatAreNamedLikeSecretsAreMasked() {
        assertThat(env("DB_PASSWORD", "Edited", "old", "new", Set.of())).containsExactly("*** -> ***");
    }

    @Test
    void theOldValueOfARemovedVariableIsMaskedAsNobodyKnowsWhatItWas() {
        assertThat(env("PLAIN", "Deleted", "old", "", Set.of())).containsExactly("*** -> (none)");
    }

    @Test
    void b43_argumentsThatLookLikeSecretsAreMaskedTheOneBehindATellingOptionToo() {
        assertThat(read("""
                {"TaskGroups": [{"Name": "g", "Tasks": [{"Name": "app", "Objects": [{"Type": "Edited", "Name": "Config",
                  "Fields": [
                    {"Type": "None", "Name": "args[0]", "Old": "--password", "New": "--password"},
                    {"Type": "Edited", "Name": "args[1]", "Old": "old", "New": "new"},
                    {"Type": "Edited", "Name": "args[2]", "Old": "--token=old", "New": "--token=new"},
                    {"Type": "Edited", "Name": "args[3]", "Old": "a", "New": "b"}]}]}]}]}"""))
                .extracting(
                        diff -> diff.before().orElse("") + " -> " + diff.after().orElse(""))
                .containsExactly("*** -> ***", "*** -> ***", "a -> b");
    }

    @Test
    void otherVariablesAreShown() {
        assertThat(env("PLAIN", "Edited", "old", "new", Set.of())).containsExactly("old -> new");
    }

    @Test
    void aTemplateIsShownOnlyWhileItHoldsNothingButReferences() {
        String references = "A={{ with secret `x` }}{{ .Data.a | toJSON }}{{ end }}\\n";
        assertThat(read(template(references, references + "B=hush\\n")))
                .map(FieldDiff::toString)
                .singleElement()
                .asString()
                .contains("A={{ with secret")
                .endsWith("-> ***")
                .doesNotContain("hush");
    }

    private static String template(String before, String after) {
        return """
                {"TaskGroups": [{"Name": "g", "Tasks": [{"Name": "t", "Objects": [{"Type": "Edited", "Name": "Template",
                  "Fields": [{"Type": "Edited", "Name": "EmbeddedTmpl", "Old": "%s", "New": "%s"}]}]}]}]}""".formatted(before, after);
    }

    private static List<String> env(String name, String type, String before, String after, Set<String> sensitive) {
        String diff = """
                {"TaskGroups": [{"Name": "g", "Tasks": [{"Name": "t", "Fields": [
                  {"Type": "%s", "Name": "Env[%s]", "Old": "%s", "New": "%s"}]}]}]}""".formatted(type, name, before, after);
        return read(diff, sensitive).stream()
                .map(field ->
                        field.before().orElse("(none)") + " -> " + field.after().orElse("(none)"))
                .toList();
    }

    private static List<FieldDiff> read(String diff) {
        return read(diff, Set.of());
    }

    private static List<FieldDiff> read(String diff, Set<String> sensitive) {
        try {
            return new JobDiff(sensitive).read(new ObjectMapper().readTree(diff));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
