// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.agents.fleet.FolderRights;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.List;

/** What can be said about the use of an agent template: by whom, for what, and how many agents at a time. */
public final class UseKeys {

    public static final Key<List<String>> FOLDERS = new Key<>(
            "folders",
            ValueType.listOrNone(UseKeys::folder),
            "Who may use the template: folders, with all that is in them, or jobs, by their full names; `*` stands for"
                    + " one name. `[]`, or nothing, for everybody.",
            "production,team-a/*");

    public static final Key<Boolean> DEFAULT = new Key<>(
            "default",
            ValueType.flag(),
            "Whether builds without a label (`agent any`) get an agent of it; `false`, unless given. Only with `engine:"
                    + " fargate`.",
            "true");

    public static final Key<Integer> MAX_AGENTS = new Key<>(
            "maxAgents",
            ValueType.number(0, 10000),
            "Maximum number of its agents at a time, including those that are starting; 0, or nothing, for no limit"
                    + " but that of the cloud. Only with `engine: fargate`.",
            "10");

    public static final Key<Boolean> REUSE = new Key<>(
            "reuse",
            ValueType.flag(),
            "Whether an agent is kept, after its build, for further builds of the same job; `false`, unless given. Only"
                    + " with `engine: fargate`.",
            "true");

    static final List<Key<?>> ALL = List.of(FOLDERS, DEFAULT, MAX_AGENTS, REUSE);

    private UseKeys() {}

    private static String folder(String text) {
        if (FolderRights.isPattern(text)) {
            return text;
        }
        throw new IllegalArgumentException(Quoted.of(text) + " is no folder; expected its full name, such as production"
                + " or team-a/tools, where * stands for one name");
    }
}
