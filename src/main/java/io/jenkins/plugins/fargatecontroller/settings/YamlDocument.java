// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML 1.2 into a {@link ConfigNode}. Messages never quote a value. */
public final class YamlDocument {

    /** Thousands of templates fit in. The scanner's time grows with the square of a long line. */
    private static final int LONGEST = 500_000;

    private final String source;
    private final IdentityHashMap<Node, ConfigNode> done = new IdentityHashMap<>();

    private YamlDocument(String source) {
        this.source = source;
    }

    /**
     * Reads one document; an empty text is an empty mapping.
     *
     * @param source how the text is called in messages, such as a file's name
     */
    public static ConfigNode read(String text, String source) throws DocumentException {
        if (text.length() > LONGEST) {
            throw new DocumentException(
                    source, "not valid YAML: the text has more than %d characters".formatted(LONGEST));
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true) // they are refused below, with their place
                .build();
        YamlDocument document = new YamlDocument(source);
        try {
            document.refuseEndless(new Parse(settings).parseString(text));
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.isPresent() ? document.tree(root.get()) : ConfigNode.Mapping.empty(source);
        } catch (MarkedYamlEngineException e) {
            throw new DocumentException(place(source, e.getProblemMark()), "not valid YAML: " + problem(e));
        } catch (YamlEngineException e) {
            throw new DocumentException(source, "not valid YAML: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            throw new DocumentException(source, "not valid YAML: the text cannot be taken apart");
        }
    }

    /**
     * Composing calls itself for each level, so that a text of nothing but brackets would overflow the stack; and it never
     * ends for a mapping that merges itself.
     */
    private void refuseEndless(Iterable<Event> events) throws DocumentException {
        Deque<Optional<Anchor>> open = new ArrayDeque<>();
        for (Event event : events) {
            if (event instanceof CollectionStartEvent start) {
                open.push(start.getAnchor());
            } else if (event instanceof CollectionEndEvent) {
                open.pop();
            } else if (event instanceof AliasEvent alias && open.contains(Optional.of(alias.getAlias()))) {
                throw new DocumentException(place(source, event.getStartMark()), "a node refers to itself");
            }
            if (open.size() > ConfigNode.DEEPEST) {
                throw new DocumentException(
                        place(source, event.getStartMark()), "not valid YAML: the text is nested too deeply");
            }
        }
    }

    /** The scanner's problems name characters at most; those of the parser and the composer quote words of the text. */
    private static String problem(MarkedYamlEngineException failure) {
        if (failure instanceof ParserException) {
            return "unexpected text; look at the indentation and for unquoted special characters";
        }
        if (failure instanceof ComposerException) {
            return "either an alias (*name) without an anchor (&name), a merge key (<<) without a mapping, or more"
                    + " than one document";
        }
        return failure.getProblem();
    }

    private ConfigNode tree(Node node) throws DocumentException {
        ConfigNode known = done.get(node);
        if (known != null) {
            return known;
        }
        ConfigNode tree = convert(node);
        done.put(node, tree);
        return tree;
    }

    private ConfigNode convert(Node node) throws DocumentException {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            List<ConfigNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(tree(item));
            }
            return new ConfigNode.Sequence(items, where(node));
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.getTag().equals(Tag.NULL)
                ? new ConfigNode.Empty(where(node))
                : new ConfigNode.Scalar(scalar.getValue(), where(node));
    }

    private ConfigNode mapping(MappingNode node) throws DocumentException {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new DocumentException(where(tuple.getKeyNode()), "a key must be plain text");
            }
            if (entries.put(key.getValue(), tree(tuple.getValueNode())) != null) {
                throw new DocumentException(where(key), "the key " + Quoted.of(key.getValue()) + " appears twice");
            }
        }
        return new ConfigNode.Mapping(entries, where(node));
    }

    private String where(Node node) {
        return place(source, node.getStartMark());
    }

    private static String place(String source, Optional<Mark> mark) {
        return mark.map(start -> source + ":" + (start.getLine() + 1)).orElse(source);
    }
}
