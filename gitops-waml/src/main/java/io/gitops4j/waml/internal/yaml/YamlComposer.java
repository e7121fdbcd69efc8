package io.gitops4j.waml.internal.yaml;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds the node tree straight from the parser's events, so that every guard acts before anything is built: depth, aliases,
 * tags, documents. YAML 1.2; aliases are followed, the merge key of YAML 1.1 is refused (B03-B05, B07-B10, B17, B18).
 */
public final class YamlComposer {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private final Findings findings;
    private final ParserImpl events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int depth;
    private int aliases;
    private int nodes;

    private YamlComposer(String text, Findings findings) {
        this.findings = findings;
        this.events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
    }

    /** The root of the only document; nothing if there is none or it cannot be read, and then the findings say why. */
    public static Optional<YamlNode> compose(String text, Findings findings) {
        try {
            return new YamlComposer(text, findings).document();
        } catch (UnreadableYaml e) {
            report(findings, e);
        } catch (MarkedYamlEngineException e) {
            report(findings, SyntaxFault.of(e, text));
        } catch (YamlEngineException e) {
            report(findings, new UnreadableYaml(1, 1, unknown()));
        }
        return Optional.empty();
    }

    private static Fault unknown() {
        return new Fault(Code.YAML_SYNTAX, "this is not YAML 1.2", "write plain YAML without a %YAML directive");
    }

    private static void report(Findings findings, UnreadableYaml e) {
        findings.error(new YamlScalar(e.line(), e.column(), "", true).in(findings.file(), Path.ROOT), e.fault());
    }

    private Optional<YamlNode> document() {
        events.next();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            return Optional.empty();
        }
        events.next();
        YamlNode root = node();
        events.next();
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw refuse(
                    next,
                    Code.YAML_DOCS,
                    "a second document starts here",
                    "split the file: one service, one manifest, one folder each");
        }
        return Optional.of(root);
    }

    private YamlNode node() {
        Event event = events.next();
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        count(event, 1);
        Optional<String> name = ((NodeEvent) event).getAnchor().map(Object::toString);
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar, scalar.getTag());
            YamlScalar node = ScalarNodes.of(scalar, findings);
            name.ifPresent(anchor -> anchors.put(anchor, new Anchored(node, node.line(), 1)));
            return node;
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        refuseTag(start, start.getTag());
        if (++depth > YamlLimits.DEPTH) {
            throw refuse(
                    start,
                    Code.YAML_DEPTH,
                    "values are nested deeper than " + YamlLimits.DEPTH + " levels",
                    "flatten the manifest");
        }
        int before = nodes;
        name.ifPresent(anchor -> anchors.put(anchor, Anchored.open(line(start))));
        YamlNode node = start.getEventId() == Event.ID.SequenceStart ? sequence(start) : mapping(start);
        name.ifPresent(anchor -> anchors.put(anchor, new Anchored(node, node.line(), nodes - before + 1)));
        depth--;
        return node;
    }

    private YamlNode sequence(CollectionStartEvent start) {
        List<YamlNode> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node());
        }
        events.next();
        return new YamlSequence(line(start), column(start), items);
    }

    private YamlNode mapping(CollectionStartEvent start) {
        MappingEntries entries = new MappingEntries(findings);
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            YamlNode key = node();
            entries.add(start.isFlow(), key, node());
        }
        events.next();
        return entries.isTemplate()
                ? new YamlScalar(line(start), column(start), "{{", false)
                : new YamlMapping(line(start), column(start), entries.list());
    }

    private YamlNode aliased(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias().toString());
        if (anchored == null) {
            throw refuse(
                    alias,
                    Code.YAML_SYNTAX,
                    "the alias *" + alias.getAlias() + " has no anchor before it",
                    "define &" + alias.getAlias() + " first, or quote the text if a star belongs to it");
        }
        YamlNode node = anchored.node()
                .orElseThrow(() -> new UnreadableYaml(
                        anchored.line(),
                        0,
                        new Fault(
                                Code.YAML_RECURSIVE,
                                "the anchor &" + alias.getAlias() + " contains itself, by the alias at line "
                                        + line(alias),
                                "write the inner value out")));
        if (!(node instanceof YamlScalar) && ++aliases > YamlLimits.ALIASES) {
            throw refuse(
                    alias,
                    Code.YAML_ALIAS,
                    "more than " + YamlLimits.ALIASES + " aliases repeat lists or mappings",
                    "use 'defaults' entries for what environments share");
        }
        count(alias, anchored.size());
        return node;
    }

    private void count(Event at, int added) {
        nodes += added;
        if (nodes > YamlLimits.NODES) {
            boolean repeated = aliases > 0;
            throw refuse(
                    at,
                    repeated ? Code.YAML_ALIAS : Code.LIMIT,
                    "the manifest has more than " + YamlLimits.NODES + " values"
                            + (repeated ? ", counting what aliases repeat" : ""),
                    "move data out of the manifest");
        }
    }

    private static void refuseTag(NodeEvent event, Optional<String> tag) {
        tag.ifPresent(name -> {
            throw refuse(
                    event,
                    Code.YAML_TAG,
                    "the tag " + Shown.quoted(name) + " is not allowed",
                    "take it out; quote the value if it is text");
        });
    }

    private static UnreadableYaml refuse(Event at, String code, String what, String remedy) {
        return new UnreadableYaml(line(at), column(at), new Fault(code, what, remedy));
    }

    static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }

    /** What an anchor names; nothing while it is still being read. */
    private record Anchored(Optional<YamlNode> node, int line, int size) {
        Anchored(YamlNode node, int line, int size) {
            this(Optional.of(node), line, size);
        }

        static Anchored open(int line) {
            return new Anchored(Optional.empty(), line, 0);
        }
    }
}
