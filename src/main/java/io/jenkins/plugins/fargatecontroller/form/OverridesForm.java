// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The overrides as they stand in the form: each field's text by the name of its key, exactly as it was typed, so that
 * a wrong one can be shown again.
 *
 * @param clouds one for each of {@link CloudNames#ALL}, in that order
 * @param templates in the order of the form
 */
public record OverridesForm(
        Map<String, String> controller, List<Map<String, String>> clouds, List<Map<String, String>> templates) {

    static final String CLOUDS = OverridesReader.CLOUDS;
    static final String TEMPLATES = OverridesReader.TEMPLATES;

    public OverridesForm {
        controller = Map.copyOf(controller);
        clouds = clouds.stream().map(Map::copyOf).toList();
        templates = templates.stream().map(Map::copyOf).toList();
    }

    /** Takes plain values, be they the stored overrides or what the form submits. What is no key of ours is dropped. */
    public static OverridesForm of(Map<?, ?> values) {
        List<Map<String, String>> given = items(values.get(CLOUDS))
                .map(item -> texts(CloudKeys.SCHEMA, item))
                .toList();
        List<Map<String, String>> templates = items(values.get(TEMPLATES))
                .map(item -> texts(TemplateKeys.SCHEMA, item))
                .toList();
        List<Map<String, String>> clouds =
                CloudNames.ALL.stream().map(name -> cloud(name, given)).toList();
        return new OverridesForm(texts(ControllerKeys.SCHEMA, values), clouds, templates);
    }

    /** The form with room for a template; the same form if it has it already. */
    public OverridesForm with(TemplateId id) {
        if (place(id.cloud(), id.name()).isPresent() || id.name().isBlank()) {
            return this;
        }
        Map<String, String> added = new LinkedHashMap<>();
        added.put(TemplateKeys.NAME.name(), id.name());
        if (!id.cloud().isBlank()) {
            added.put(TemplateKeys.CLOUD.name(), id.cloud());
        }
        return new OverridesForm(
                controller,
                clouds,
                Stream.concat(templates.stream(), Stream.of(added)).toList());
    }

    /** The same, as a link asks for it: without a name it is the form as it is, without a cloud it is for both. */
    public OverridesForm with(@Nullable String cloud, @Nullable String name) {
        return with(new TemplateId(cloud == null ? "" : cloud, name == null ? "" : name));
    }

    /** The document that is checked. Each node's place is its field, such as {@code templates.0.cpu}. */
    public ConfigNode.Mapping tree() {
        Map<String, ConfigNode> entries = new LinkedHashMap<>(fields(ControllerKeys.SCHEMA, controller, ""));
        entries.put(CLOUDS, list(CLOUDS, CloudKeys.SCHEMA, clouds));
        entries.put(TEMPLATES, list(TEMPLATES, TemplateKeys.SCHEMA, templates));
        return new ConfigNode.Mapping(entries, "");
    }

    /** The place of the template that a link asks for, see {@link #with}. */
    Optional<String> place(@Nullable String cloud, @Nullable String name) {
        return IntStream.range(0, templates.size())
                .filter(index -> is(templates.get(index), cloud == null ? "" : cloud, name == null ? "" : name))
                .mapToObj(index -> TEMPLATES + "." + index)
                .findFirst();
    }

    private static boolean is(Map<String, String> texts, String cloud, String name) {
        return name.equals(texts.get(TemplateKeys.NAME.name()))
                && texts.getOrDefault(TemplateKeys.CLOUD.name(), "").equals(cloud);
    }

    /** What is to be stored: plain values, without clouds and known templates of which nothing is said. */
    public Map<String, Object> values(Collection<TemplateId> known) {
        Set<TemplateId> there = Set.copyOf(known);
        Map<String, Object> values = new LinkedHashMap<>(plain(ControllerKeys.SCHEMA, controller));
        values.put(
                CLOUDS,
                clouds.stream()
                        .filter(texts -> texts.size() > 1)
                        .map(texts -> plain(CloudKeys.SCHEMA, texts))
                        .toList());
        values.put(
                TEMPLATES,
                templates.stream()
                        .filter(texts -> !silent(texts, there))
                        .map(texts -> plain(TemplateKeys.SCHEMA, texts))
                        .toList());
        return values;
    }

    private static boolean silent(Map<String, String> texts, Set<TemplateId> known) {
        Map<String, String> rest = new LinkedHashMap<>(texts);
        String name = String.valueOf(rest.remove(TemplateKeys.NAME.name()));
        String cloud = rest.remove(TemplateKeys.CLOUD.name());
        return rest.isEmpty()
                && (cloud == null ? CloudNames.ALL : List.of(cloud))
                        .stream().anyMatch(each -> known.contains(new TemplateId(each, name)));
    }

    private static Map<String, String> cloud(String name, List<Map<String, String>> given) {
        return given.stream()
                .filter(texts -> name.equals(texts.get(CloudKeys.NAME.name())))
                .findFirst()
                .orElse(Map.of(CloudKeys.NAME.name(), name));
    }

    private static Stream<Map<?, ?>> items(@Nullable Object value) {
        Stream<?> items = value instanceof List<?> list
                ? list.stream()
                : value instanceof Map<?, ?> single ? Stream.of(single) : Stream.empty();
        return items.filter(Map.class::isInstance).map(item -> (Map<?, ?>) item);
    }

    private static Map<String, String> texts(Schema schema, Map<?, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Key<?> key : schema.keys()) {
            String text = FieldText.of(key, values.get(key.name()));
            if (!text.isBlank()) {
                texts.put(key.name(), chosen(key, text));
            }
        }
        return texts;
    }

    /** A word, however it is capitalised, as the list has it that it is chosen from; otherwise it would be none of the list. */
    private static String chosen(Key<?> key, String text) {
        return FormFields.choices(key)
                .map(Choice::value)
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElse(text);
    }

    private static ConfigNode list(String name, Schema schema, List<Map<String, String>> items) {
        List<ConfigNode> trees = new ArrayList<>();
        for (Map<String, String> item : items) {
            String path = name + "." + trees.size();
            trees.add(new ConfigNode.Mapping(fields(schema, item, path + "."), path));
        }
        return new ConfigNode.Sequence(trees, name);
    }

    private static Map<String, ConfigNode> fields(Schema schema, Map<String, String> texts, String prefix) {
        return said(schema, texts, (key, text) -> FieldText.node(key, text, prefix + key.name()));
    }

    private static Map<String, Object> plain(Schema schema, Map<String, String> texts) {
        return said(schema, texts, FieldText::plain);
    }

    /** What is made of each text of a key, in the order of the keys. */
    static <T> Map<String, T> said(
            Schema schema, Map<String, String> texts, BiFunction<Key<?>, String, ? extends T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        for (Key<?> key : schema.keys()) {
            String text = texts.get(key.name());
            if (text != null) {
                values.put(key.name(), value.apply(key, text));
            }
        }
        return values;
    }
}
