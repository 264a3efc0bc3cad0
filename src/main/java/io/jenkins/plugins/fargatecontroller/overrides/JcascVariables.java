// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of variables in their places, as JCasC does it in the values of a file: <code>${VAR}</code>, <code>
 * ${VAR:-otherwise}</code>, and <code>^${VAR}</code> for the text as it is. One that is not set becomes nothing, with a
 * warning. JCasC has more sources than variables, such as <code>${readFile:…}</code>; those are read in the controller
 * alone, so that a value with one is not said here.
 *
 * @see <a href="https://github.com/jenkinsci/configuration-as-code-plugin/blob/master/docs/features/secrets.adoc">JCasC:
 *     secrets</a>
 */
final class JcascVariables {

    private static final char ESCAPE = '^';

    private final Map<String, String> env;
    private final List<Problem> problems = new ArrayList<>();

    private JcascVariables(Map<String, String> env) {
        this.env = env;
    }

    /** The document with its variables resolved; a value that has one says so in its place, see {@link Origin#hidden}. */
    static Parsed<ConfigNode> resolve(ConfigNode document, Map<String, String> env) {
        JcascVariables variables = new JcascVariables(env);
        ConfigNode resolved = variables.node(document, new Subject.Document());
        return new Parsed<>(resolved, variables.problems);
    }

    private ConfigNode node(ConfigNode node, Subject subject) {
        if (node instanceof ConfigNode.Mapping mapping) {
            Map<String, ConfigNode> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> entries.put(key, node(entry, subject.named(key))));
            return new ConfigNode.Mapping(entries, mapping.where());
        }
        if (node instanceof ConfigNode.Sequence sequence) {
            List<ConfigNode> items =
                    sequence.items().stream().map(item -> node(item, subject)).toList();
            String where = items.stream()
                    .map(ConfigNode::where)
                    .filter(Origin::ofVariable)
                    .findFirst()
                    .orElse(sequence.where());
            return new ConfigNode.Sequence(items, where);
        }
        return node instanceof ConfigNode.Scalar scalar && scalar.text().contains("${")
                ? scalar(scalar, subject)
                : node;
    }

    private ConfigNode scalar(ConfigNode.Scalar scalar, Subject subject) {
        Location place = new Location(subject, scalar.where());
        Set<String> used = new LinkedHashSet<>();
        Set<String> unset = new LinkedHashSet<>();
        try {
            String known = substitutor(new StringSubstitutor(name -> value(name, used)))
                    .setEnableSubstitutionInVariables(true)
                    .setPreserveEscapes(true)
                    .replace(scalar.text());
            String text = substitutor(new StringSubstitutor(name -> {
                        unset.add(name);
                        return "";
                    }))
                    .replace(known);
            if (unset.stream().anyMatch(name -> name.contains(":"))) {
                problems.add(elsewhere(place));
                return new ConfigNode.Empty(scalar.where());
            }
            unset.forEach(name -> problems.add(unset(place, name)));
            return new ConfigNode.Scalar(
                    text, used.isEmpty() ? scalar.where() : Origin.ofVariable(scalar.where(), used));
        } catch (RuntimeException | StackOverflowError e) {
            problems.add(Problem.error(
                    place,
                    "the variables in it cannot be resolved"
                            + (e instanceof IllegalStateException
                                    ? ": they refer to each other"
                                    : ": " + Thrown.of(e).reason()),
                    "Write the value itself"));
            return new ConfigNode.Empty(scalar.where());
        }
    }

    private @Nullable String value(String name, Set<String> used) {
        String value = env.get(name);
        if (value != null) {
            used.add(name);
        }
        return value;
    }

    private static StringSubstitutor substitutor(StringSubstitutor substitutor) {
        return substitutor.setEscapeChar(ESCAPE).setVariablePrefix("${").setVariableSuffix("}");
    }

    private static Problem unset(Location place, String name) {
        return Problem.warning(
                place,
                "the variable " + Quoted.of(name) + " is not set here, and JCasC replaces it with nothing",
                "Set it as it is set for Jenkins, or give a default, like '${NAME:-default}'");
    }

    private static Problem elsewhere(Location place) {
        return Problem.warning(
                place,
                "the value comes from a file or another source that only JCasC reads in the controller, so it is as not"
                        + " said here",
                "Look at the page of the controller for it, or write the value or a variable");
    }
}
