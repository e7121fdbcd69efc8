package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Lists, a page at a time. */
final class Pages {
    private Pages() {}

    static Answer of(List<ObjectNode> all, Map<String, String> query) {
        int size = Integer.parseInt(query.getOrDefault("per_page", "30"));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        all.stream().skip((long) (page - 1) * size).limit(size).forEach(items::add);
        boolean more = (long) page * size < all.size();
        String next = "<https://api.github.com/x?per_page=" + size + "&page=" + (page + 1) + ">; rel=\"next\"";
        return new Answer(200, more ? Map.of("Link", next) : Map.of(), items);
    }

    static List<ObjectNode> reversed(List<ObjectNode> all) {
        List<ObjectNode> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    }
}
