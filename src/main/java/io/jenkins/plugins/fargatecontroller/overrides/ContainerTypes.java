// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.Ulimit;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types of values that ECS defines for containers. */
final class ContainerTypes {

    /** A secret with, if one likes, a key of its JSON, a version's stage and a version's id behind it. */
    private static final String SECRET =
            "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]{1,512}";

    private static final Pattern LOGIN = Pattern.compile(SECRET);

    private static final Pattern VALUE = Pattern.compile(SECRET + "(?::[^:\\s]{0,256}){0,3}"
            + "|arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[A-Za-z0-9/_.-]{1,1011}");

    private static final Pattern USER =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,31})?");

    private static final Pattern QUOTE = Pattern.compile("[\"']");
    private static final Pattern LIMIT = Pattern.compile("([0-9]{1,9})(?::([0-9]{1,9}))?");

    /** Those that ECS knows. */
    private static final List<String> LIMITS = List.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");

    /** Without the equals sign, which separates name and value in a form. */
    private static final Pattern TAG = Pattern.compile("(?!(?i:aws:))[\\p{L}\\p{N}_.:/+@ -]{1,128}");

    private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{N}_.:/=+@ -]{0,256}");
    private static final String OWN_TAG = "fargate-controller:";

    /** ECS takes 50, of which ours are some. */
    private static final int MOST_TAGS = 40;

    private static final String FAMILY = "[A-Za-z0-9_-]{1,255}(?::[1-9][0-9]{0,8})?";

    private static final Pattern DEFINITION =
            Pattern.compile(FAMILY + "|arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:task-definition/" + FAMILY);

    private ContainerTypes() {}

    /** A task definition by its family, its family and revision, or its ARN. */
    static ValueType<String> taskDefinition() {
        return ValueType.matching(
                DEFINITION, "FAMILY, FAMILY:REVISION or arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:REVISION");
    }

    /** A command's words, also written as one text with blanks between. */
    static ValueType<List<String>> words() {
        return ValueType.written(ValueType.Layout.TEXT, ContainerTypes::words, ContainerTypes::text);
    }

    private static List<String> words(ConfigNode tree) {
        if (tree instanceof ConfigNode.Scalar scalar && scalar.text().strip().startsWith("[")) {
            return words(list(scalar.text()));
        }
        if (tree instanceof ConfigNode.Scalar scalar
                && QUOTE.matcher(scalar.text()).find()) {
            throw new IllegalArgumentException(Quoted.of(scalar.text())
                    + " has quotes, which no shell takes away; expected a list such as [\"/bin/sh\", \"-c\", \"several"
                    + " words\"]");
        }
        List<String> words = ValueType.words().read(tree);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("has no value");
        }
        return words;
    }

    private static ConfigNode list(String text) {
        try {
            ConfigNode list = YamlDocument.read(text, "");
            if (list instanceof ConfigNode.Sequence) {
                return list;
            }
        } catch (DocumentException e) {
            // the same as any other text that is no list
        }
        throw new IllegalArgumentException(Quoted.of(text)
                + " is not a list; expected words with blanks between, or [\"word\", \"several words\"]");
    }

    private static Object text(List<String> words) {
        return words.stream().allMatch(word -> word.matches("[^\\s\\[\"',][^\\s\"']*"))
                ? String.join(" ", words)
                : words.stream().map(ContainerTypes::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** As YAML reads it, which makes a blank of a line feed. */
    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** A user's name or id, and if one likes a group's. */
    static ValueType<String> user() {
        return ValueType.matching(USER, "a user such as 1000, jenkins or 1000:1000");
    }

    /** The ARN of a secret with the login of a registry. */
    static ValueType<String> login() {
        return ValueType.matching(LOGIN, "a secret such as arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME");
    }

    /** The ARNs of secrets and parameters by the names of variables. */
    static ValueType<Map<String, String>> secrets() {
        return ValueType.names(AwsTypes.variable(), ContainerTypes::secret);
    }

    private static String secret(String text) {
        if (VALUE.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException(Quoted.of(text) + " is neither a secret nor a parameter; expected"
                + " arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME or arn:aws:ssm:REGION:ACCOUNT:parameter/NAME");
    }

    /** Limits by name: one number for both, or {@code SOFT:HARD}. */
    static ValueType<List<Ulimit>> ulimits() {
        ValueType<Map<String, String>> names = ValueType.names(ContainerTypes::limitName, ContainerTypes::limit);
        return ValueType.written(
                ValueType.Layout.NAMES,
                tree -> names.read(tree).entrySet().stream()
                        .map(entry -> ulimit(entry.getKey(), entry.getValue()))
                        .toList(),
                limits -> {
                    Map<String, String> plain = new LinkedHashMap<>();
                    limits.forEach(limit -> plain.put(limit.name(), limit.soft() + ":" + limit.hard()));
                    return plain;
                });
    }

    private static String limitName(String text) {
        if (LIMITS.contains(text)) {
            return text;
        }
        throw new IllegalArgumentException(
                "%s is not a limit; expected one of %s".formatted(Quoted.of(text), String.join(", ", LIMITS)));
    }

    private static String limit(String text) {
        Matcher matcher = LIMIT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(Quoted.of(text) + " is not a limit; expected a number, or SOFT:HARD");
        }
        Ulimit limit = ulimit("", text);
        if (limit.soft() > limit.hard()) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " has a soft limit above the hard one; expected SOFT:HARD");
        }
        return text;
    }

    private static Ulimit ulimit(String name, String text) {
        String[] both = text.strip().split(":", -1);
        return new Ulimit(name, Integer.parseInt(both[0]), Integer.parseInt(both[both.length - 1]));
    }

    /** Tags of tasks. */
    static ValueType<Map<String, String>> tags() {
        ValueType<Map<String, String>> names = ValueType.names(ContainerTypes::tag, ContainerTypes::tagValue);
        return ValueType.written(
                ValueType.Layout.NAMES,
                tree -> {
                    Map<String, String> tags = names.read(tree);
                    if (tags.size() > MOST_TAGS) {
                        throw new IllegalArgumentException(
                                "has %d tags; expected at most %d".formatted(tags.size(), MOST_TAGS));
                    }
                    return tags;
                },
                tags -> tags);
    }

    private static String tag(String text) {
        if (TAG.matcher(text).matches() && !text.startsWith(OWN_TAG)) {
            return text;
        }
        throw new IllegalArgumentException(Quoted.of(text)
                + " is not a tag; expected up to 128 letters, digits, blanks and _.:/+@-, and neither aws: nor "
                + OWN_TAG + " before them");
    }

    private static String tagValue(String text) {
        if (TAG_VALUE.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException(
                Quoted.of(text) + " is not a tag value; expected up to 256 letters, digits, blanks and _.:/=+@-");
    }
}
