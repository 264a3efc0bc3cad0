// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Has a text quoted also where only YAML 1.1 takes it for something else. JCasC reads that version: without quotes it
 * loses decimals, and a date ends the start of Jenkins.
 */
final class Yaml11 implements Schema {

    /** What looks like a number, a time or a date, and the other words for true and false. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[-+.]?[0-9][0-9a-fotxz:._+ -]*|y|n|yes|no|on|off|~|=|<<", Pattern.CASE_INSENSITIVE);

    private final Schema json = new JsonSchema();

    @Override
    public ScalarResolver getScalarResolver() {
        ScalarResolver usual = json.getScalarResolver();
        return (text, plain) -> {
            Tag tag = usual.resolve(text, plain);
            return plain && tag.equals(Tag.STR) && NO_TEXT.matcher(text).matches() ? Tag.BINARY : tag;
        };
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
        return json.getSchemaTagConstructors();
    }
}
