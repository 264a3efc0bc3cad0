// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Sidecar;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be said about a container beside the agent's. */
final class SidecarKeys {

    private static final Pattern CONTAINER = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final int HIGHEST_PORT = 65535;

    /** How ECS tells a command from a text for a shell. */
    private static final String COMMAND = "CMD";

    private static final String SHELL = "CMD-SHELL";

    private static final Key<String> NAME =
            new Key<>("name", ValueType.text(SidecarKeys::name), "Name of the container.", "postgres");

    private static final Key<String> IMAGE = new Key<>("image", AwsTypes.image(), "Its image.", "postgres:17");

    private static final Key<Map<String, String>> ENVIRONMENT =
            new Key<>("environment", ValueType.names(AwsTypes.variable()), "Its variables.", "{POSTGRES_DB: test}");

    private static final Key<List<Integer>> PORTS =
            new Key<>("ports", ports(), "The ports on which it listens.", "5432");

    private static final Key<List<String>> HEALTH = new Key<>(
            "health", health(), "A command that ends with 0 once it is ready; the agent waits for it.", "pg_isready");

    static final ValueType<List<Sidecar>> TYPE = new EntryList<>(
                    new Schema(List.of(NAME, IMAGE, ENVIRONMENT, PORTS, HEALTH)),
                    List.of(NAME, IMAGE),
                    SidecarKeys::sidecar)
            .type(SidecarKeys::settings);

    private SidecarKeys() {}

    /** The name of a container. */
    static ValueType<String> container() {
        return ValueType.matching(CONTAINER, "up to 255 letters, digits, hyphens and underscores");
    }

    private static String name(String text) {
        if (CONTAINER.matcher(text).matches() && !text.equals(Content.AGENT)) {
            return text;
        }
        throw new IllegalArgumentException(
                Quoted.of(text) + " is not a valid sidecar name; expected up to 255 letters, digits,"
                        + " hyphens and underscores, and not " + Content.AGENT);
    }

    private static ValueType<List<Integer>> ports() {
        ValueType<Integer> port = ValueType.number(1, HIGHEST_PORT);
        ValueType<List<String>> list = ValueType.listOrNone(
                text -> port.read(new ConfigNode.Scalar(text, "")).toString());
        return ValueType.written(
                ValueType.Layout.TEXT,
                tree -> list.read(tree).stream().map(Integer::valueOf).toList(),
                ports -> ports);
    }

    private static ValueType<List<String>> health() {
        return ValueType.written(
                ValueType.Layout.TEXT,
                tree -> {
                    return tree instanceof ConfigNode.Sequence
                            ? command(ValueType.words().read(tree))
                            : List.of(SHELL, ValueType.text(text -> text).read(tree));
                },
                words -> words.size() == 2 && words.get(0).equals(SHELL) ? words.get(1) : words);
    }

    private static List<String> command(List<String> words) {
        boolean marked = !words.isEmpty()
                && (words.get(0).equals(COMMAND) || words.get(0).equals(SHELL));
        if (words.size() <= (marked ? 1 : 0)) {
            throw new IllegalArgumentException("has no command; expected one such as " + HEALTH.example());
        }
        return marked
                ? words
                : Stream.concat(Stream.of(COMMAND), words.stream()).toList();
    }

    private static Sidecar sidecar(Settings settings) {
        return new Sidecar(
                settings.value(NAME).orElseThrow(),
                settings.value(IMAGE).orElseThrow(),
                settings.value(ENVIRONMENT, Map.of()),
                settings.value(PORTS, List.of()),
                settings.value(HEALTH, List.of()));
    }

    private static Settings settings(Sidecar sidecar) {
        Settings settings =
                Settings.NONE.with(NAME, Setting.builtIn(sidecar.name())).with(IMAGE, Setting.builtIn(sidecar.image()));
        if (!sidecar.environment().isEmpty()) {
            settings = settings.with(ENVIRONMENT, Setting.builtIn(new TreeMap<>(sidecar.environment())));
        }
        if (!sidecar.ports().isEmpty()) {
            settings = settings.with(PORTS, Setting.builtIn(sidecar.ports()));
        }
        return sidecar.health().isEmpty() ? settings : settings.with(HEALTH, Setting.builtIn(sidecar.health()));
    }
}
