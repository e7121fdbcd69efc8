package io.gitops4j.notify.webhook.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Commit;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A notice as Slack's incoming webhooks take it: sections of mrkdwn, and the same as one text for notifications and for chats that know
 * no sections. Source of the limits: Slack's reference of blocks.
 */
public final class SlackMessage {
    /** Characters of a section. */
    static final int SECTION = 3000;

    /** Blocks of a message. */
    static final int BLOCKS = 50;

    /** Characters of the one text; past that Slack cuts, at no line's end. */
    static final int TEXT = 4000;

    private static final int COMMITS = 5;

    private final Notice notice;
    private final int names;
    private final Mentions mentions;

    /**
     * For this notice.
     *
     * @param names so many of each kind are named
     */
    public SlackMessage(Notice notice, int names, Mentions mentions) {
        this.notice = notice;
        this.names = names;
        this.mentions = mentions;
    }

    /**
     * In ASCII.
     *
     * @param channel to post to, where that is not left to the webhook
     */
    public byte[] json(Optional<String> channel) {
        List<String> lines = lines();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        channel.ifPresent(name -> json.put("channel", name));
        json.put("text", joined(lines))
                .put("link_names", false)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
        ArrayNode blocks = json.putArray("blocks");
        sections(lines).stream()
                .limit(BLOCKS)
                .forEach(section -> blocks.addObject()
                        .put("type", "section")
                        .putObject("text")
                        .put("type", "mrkdwn")
                        .put("text", section)
                        .put("verbatim", true));
        return PlainJson.bytes(json);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(SlackText.of(notice.summary()) + " (" + notice.at() + ")");
        notice.counts().forEach((kind, count) -> lines.addAll(named(kind, count)));
        notice.release()
                .ifPresent(command ->
                        lines.add("To release what is held, look at the plan and say: " + SlackText.of(command)));
        commits().values().stream().limit(COMMITS).forEach(commit -> lines.add(line(commit)));
        return lines;
    }

    private List<String> named(NoticeKind kind, int count) {
        List<String> lines = new ArrayList<>();
        notice.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .limit(names)
                .map(NoticeEntry::toString)
                .map(text -> "\u2022 " + SlackText.of(text))
                .forEach(lines::add);
        int left = count - lines.size();
        if (left > 0) {
            lines.add("\u2022 and " + left + " more " + kind.words());
        }
        return lines;
    }

    private Map<String, Commit> commits() {
        Map<String, Commit> commits = new LinkedHashMap<>();
        notice.entries().forEach(entry -> entry.commit().ifPresent(commit -> commits.putIfAbsent(commit.id(), commit)));
        return commits;
    }

    private String line(Commit commit) {
        return SlackText.of(commit.toString())
                + mentions.of(commit.author()).map(user -> " <@" + user + ">").orElse("");
    }

    private static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (text.length() + line.length() + 2 > TEXT) {
                return text.append('\u2026').toString();
            }
            text.append(line).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static List<String> sections(List<String> lines) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        for (String line : lines) {
            if (section.length() + line.length() + 1 > SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(section.length() == 0 ? "" : "\n").append(line);
        }
        sections.add(section.toString());
        return sections;
    }
}
