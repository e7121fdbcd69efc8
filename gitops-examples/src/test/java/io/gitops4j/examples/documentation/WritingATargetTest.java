package io.gitops4j.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.testkit.TargetContract;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WritingATargetTest {
    /** Names with a capital inside: most tests, and no keyword. */
    private static final Pattern NAME = Pattern.compile("`([a-z]+[A-Z][A-Za-z]+)`");

    @Test
    @DisplayName("the page names every test of the contract, and no test that is not there")
    void namesEveryTestOfTheContract() throws IOException {
        List<String> tests = Arrays.stream(TargetContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .toList();
        String page = String.join("\n", Page.read("docs/writing-a-target.md").lines());
        List<String> named = NAME.matcher(page)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !List.of("everythingOwned", "toString").contains(name))
                .toList();

        assertThat(tests).isNotEmpty().allSatisfy(test -> assertThat(page).contains("`" + test + "`"));
        assertThat(tests).containsAll(named);
    }
}
