// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/**
 * Writes plain values as YAML that JCasC takes for the same. It reads YAML 1.1, where {@code yes}, {@code 0123}, {@code
 * 1_000}, {@code 12:30} and {@code 2026-01-01} are no texts, so that each text is quoted that is not plainly one; and it
 * replaces <code>${…}</code> in values, where a caret before it keeps the text as it is.
 */
public final class YamlWriter {

    private YamlWriter() {}

    /** The text of maps, lists, texts, numbers and flags, in their order. */
    public static String write(Map<String, ?> document) {
        return text(escaped(document));
    }

    /** Values as YAML that is read by us alone, and by people. */
    public static String text(Object value) {
        return text(value, settings(FlowStyle.BLOCK));
    }

    /** The same in one line, such as <code>{A: b}</code>. */
    public static String line(Object value) {
        return text(value, settings(FlowStyle.FLOW)).strip();
    }

    private static String text(Object value, DumpSettings settings) {
        return new Dump(settings, new Quoting(settings)).dumpToString(value);
    }

    private static DumpSettings settings(FlowStyle style) {
        return DumpSettings.builder()
                .setDefaultFlowStyle(style)
                .setIndent(2)
                .setWidth(Integer.MAX_VALUE)
                .setDereferenceAliases(true)
                .build();
    }

    private static Object escaped(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(key, escaped(entry)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlWriter::escaped).toList();
        }
        return value instanceof String text ? text.replace("${", "^${") : value;
    }

    private static final class Quoting extends StandardRepresenter {

        private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@,-]*(?::+[A-Za-z0-9_./@,-]+)*+");
        private static final Pattern WORD = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

        Quoting(DumpSettings settings) {
            super(settings);
            representers.put(String.class, value -> text((String) value));
        }

        private Node text(String text) {
            boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
            return representScalar(Tag.STR, text, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
        }
    }
}
