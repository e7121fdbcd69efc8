package io.gitops4j.target.nomad.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.PlainSecrets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the differences of Nomad's plan, masking what may be secret.
 *
 * <p>Only fields that differ count. Nomad calls a job with a scaling policy edited even when nothing is, because the stored
 * policy has an id and the planned one has none.
 */
final class JobDiff {
    private static final String NONE = "None";
    private static final Pattern ENTRY = Pattern.compile("(Env|Meta)\\[(.*)]");
    private static final Pattern ITEM = Pattern.compile("(.*)\\[([0-9]{1,6})]");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(token|passw|secret|credential|private|api_?key).*");
    private static final Pattern REFERENCES_ONLY = Pattern.compile("(\\w+=\\{\\{.*}}\\s*)*");
    private static final String TEMPLATE = "EmbeddedTmpl";

    private final Set<String> sensitive;
    private final List<FieldDiff> found = new ArrayList<>();

    JobDiff(Set<String> sensitive) {
        this.sensitive = sensitive;
    }

    List<FieldDiff> read(JsonNode diff) {
        fields("", diff);
        objects("", diff);
        for (JsonNode group : diff.path("TaskGroups")) {
            String path = "TaskGroups[" + group.path("Name").asText() + "]";
            fields(path, group);
            objects(path, group);
            for (JsonNode task : group.path("Tasks")) {
                String taskPath = path + ".Tasks[" + task.path("Name").asText() + "]";
                fields(taskPath, task);
                objects(taskPath, task);
            }
        }
        return List.copyOf(found);
    }

    private void objects(String path, JsonNode parent) {
        for (JsonNode object : parent.path("Objects")) {
            if (!object.path("Type").asText().equals(NONE)) {
                String here = join(path, object.path("Name").asText() + key(object));
                fields(here, object);
                objects(here, object);
            }
        }
    }

    private void fields(String path, JsonNode parent) {
        Set<String> announced = announced(parent);
        for (JsonNode field : parent.path("Fields")) {
            String type = field.path("Type").asText();
            String before = field.path("Old").asText("");
            String after = field.path("New").asText("");
            if (!type.equals(NONE) && !before.equals(after)) {
                String name = field.path("Name").asText();
                found.add(new FieldDiff(
                        join(path, name),
                        type.equals("Added")
                                ? Optional.empty()
                                : Optional.of(
                                        announced.contains(name)
                                                ? FieldDiff.MASK
                                                : shown(name, before, after.isEmpty())),
                        type.equals("Deleted")
                                ? Optional.empty()
                                : Optional.of(announced.contains(name) ? FieldDiff.MASK : shown(name, after, false))));
            }
        }
    }

    /** The arguments behind an option such as {@code --password}, by the names of their fields: {@code args[3]}. */
    private static Set<String> announced(JsonNode parent) {
        Set<String> announced = new HashSet<>();
        for (JsonNode field : parent.path("Fields")) {
            Matcher item = ITEM.matcher(field.path("Name").asText());
            boolean option = PlainSecrets.announces(field.path("Old").asText(""))
                    || PlainSecrets.announces(field.path("New").asText(""));
            if (option && item.matches()) {
                announced.add(item.group(1) + "[" + (Integer.parseInt(item.group(2)) + 1) + "]");
            }
        }
        return announced;
    }

    /** Which one of several objects of a kind it is. */
    private static String key(JsonNode object) {
        for (JsonNode field : object.path("Fields")) {
            String name = field.path("Name").asText();
            if (name.equals("Name") || name.equals("Label")) {
                String value = field.path("New").asText("").isEmpty()
                        ? field.path("Old").asText("")
                        : field.path("New").asText();
                return "[" + value + "]";
            }
        }
        return "";
    }

    /** Nobody declares any more whether a variable that was removed held a secret, so its old value is masked. */
    private String shown(String field, String value, boolean removed) {
        Matcher entry = ENTRY.matcher(field);
        boolean isEntry = entry.matches();
        String name = isEntry ? entry.group(2) : field;
        boolean secret = sensitive.contains(name)
                || (isEntry && (removed || SECRET_NAME.matcher(name).matches()))
                || (name.equals(TEMPLATE) && !REFERENCES_ONLY.matcher(value).matches())
                || (!name.equals(TEMPLATE) && PlainSecrets.suspected(isEntry ? name : "", value));
        return secret ? FieldDiff.MASK : value;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
