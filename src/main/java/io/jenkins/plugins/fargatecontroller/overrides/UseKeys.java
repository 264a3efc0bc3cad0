// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.FolderRights;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys for the use of an agent template: by whom, for what, and how many agents at a time. */
public final class UseKeys {

    public static final Key<List<String>> FOLDERS = new Key<>(
            "folders",
            ValueType.listOrNone(UseKeys::folder),
            "Who may use the template: folders, with everything in them, or jobs, by their full names; `*` stands for"
                    + " one name. `[]`, by default, for everybody.",
            "production,team-a/*");

    public static final Key<Boolean> DEFAULT = new Key<>(
            "default",
            ValueType.flag(),
            "Whether builds without a label (`agent any`) get an agent of it; by default `false`. Only with `engine:"
                    + " fargate`.",
            "true");

    public static final Key<Integer> MAX_AGENTS = new Key<>(
            "maxAgents",
            ValueType.number(0, 10000),
            "Maximum number of its agents at a time, including those that are starting; 0, by default, for no limit"
                    + " but that of the cloud. Only with `engine: fargate`.",
            "10");

    public static final Key<Boolean> REUSE = new Key<>(
            "reuse",
            ValueType.flag(),
            "Whether an agent is kept, after its build, for further builds of the same job; by default `false`. Only"
                    + " with `engine: fargate`.",
            "true");

    public static final Key<Map<String, String>> TAGS = new Key<>(
            "tags",
            ContainerTypes.tags(),
            "Tags of the tasks in addition to those that the plugin sets, such as a cost centre.",
            "{cost-centre: '4711'}");

    public static final Key<Boolean> ENABLE_EXECUTE_COMMAND = new Key<>(
            "enableExecuteCommand",
            ValueType.flag(),
            "Whether `aws ecs execute-command` opens a shell in the agent; its task role has to allow `ssmmessages`."
                    + " `false` by default.",
            "true");

    public static final Key<Integer> START_MINUTES = new Key<>(
            "startMinutes",
            ValueType.number(1, 120),
            "Minutes in which an agent has to connect, before its task is stopped; by default 10. Only with `engine:"
                    + " fargate`.",
            "20");

    public static final Key<List<CapacityShare>> CAPACITY = new Key<>(
            "capacity",
            CapacityType.TYPE,
            "Capacity providers with their weights, instead of that of the cloud: `{FARGATE_SPOT: 1}`, or a mix. The"
                    + " cloud's cluster has to have them.",
            "{FARGATE: 1, FARGATE_SPOT: 3}");

    public static final Key<Spare> SPARE = new Key<>(
            "spare",
            SpareKeys.TYPE,
            "Idle agents that are kept ready: a number, or `agents`, `schedule` and `zone`. They cost as"
                    + " much as busy agents. Only with `engine: fargate`.",
            "{agents: 2, schedule: [MON-FRI 08:00-18:00], zone: Europe/Berlin}");

    static final List<Key<?>> ALL =
            List.of(FOLDERS, DEFAULT, MAX_AGENTS, REUSE, TAGS, ENABLE_EXECUTE_COMMAND, START_MINUTES, CAPACITY, SPARE);

    private UseKeys() {}

    private static String folder(String text) {
        if (FolderRights.isPattern(text)) {
            return text;
        }
        throw new IllegalArgumentException(
                Quoted.of(text) + " is not a folder; expected its full name, such as production"
                        + " or team-a/tools, where * stands for one name");
    }

    /** Capacity providers with their weights. */
    private static final class CapacityType {

        /** Of a weight, as ECS has it. */
        private static final int MOST = 1000;

        static final ValueType<List<CapacityShare>> TYPE = type();

        private CapacityType() {}

        private static ValueType<List<CapacityShare>> type() {
            ValueType<Map<String, String>> names = ValueType.names(CapacityType::provider, CapacityType::weight);
            return ValueType.written(
                    ValueType.Layout.NAMES,
                    tree -> {
                        List<CapacityShare> shares = names.read(tree).entrySet().stream()
                                .map(entry -> new CapacityShare(entry.getKey(), Integer.parseInt(entry.getValue()), 0))
                                .filter(share -> share.weight() > 0)
                                .toList();
                        if (shares.isEmpty()) {
                            throw new IllegalArgumentException(
                                    "has no weight above 0; expected one such as {FARGATE: 1}");
                        }
                        return shares;
                    },
                    shares -> {
                        Map<String, Object> plain = new LinkedHashMap<>();
                        shares.forEach(share -> plain.put(share.provider(), share.weight()));
                        return plain;
                    });
        }

        private static String provider(String text) {
            if (text.equals(CapacityShare.FARGATE) || text.equals(CapacityShare.FARGATE_SPOT)) {
                return text;
            }
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a Fargate capacity provider; expected FARGATE or FARGATE_SPOT");
        }

        private static String weight(String text) {
            if (text.strip().matches("[0-9]{1,4}") && Integer.parseInt(text.strip()) <= MOST) {
                return text.strip();
            }
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a weight; expected a whole number from 0 to " + MOST);
        }
    }
}
