package io.gitops4j.waml.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line as GitHub's runner reads it: the command up to the first {@code ::} behind its properties, properties by commas and equals
 * signs, then the escapes undone.
 */
record WorkflowCommand(String command, Map<String, String> properties, String message) {
    static WorkflowCommand parse(String line) {
        assertThat(line).startsWith("::");
        int end = line.indexOf("::", 2);
        assertThat(end).as(line).isPositive();
        String head = line.substring(2, end);
        int blank = head.indexOf(' ');
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : head.substring(blank + 1).split(",", -1)) {
            String[] pair = property.split("=", 2);
            properties.put(
                    pair[0],
                    undone(pair[1]).replace("%3A", ":").replace("%2C", ",").replace("%25", "%"));
        }
        return new WorkflowCommand(
                head.substring(0, blank),
                properties,
                undone(line.substring(end + 2)).replace("%25", "%"));
    }

    private static String undone(String text) {
        return text.replace("%0D", "\r").replace("%0A", "\n");
    }
}
