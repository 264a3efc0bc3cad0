// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingDiffTest {

    private static final Plan PLAN =
            Plans.plan(Samples.complete(), "rootUrl: https://jenkins.example.com/\nexecutors: 1\nagentPort: 50001\n");

    @ParameterizedTest
    @CsvSource({
        "ROOT_URL, '', Jenkins URL, rootUrl, https://jenkins.example.com/",
        "EXECUTORS, 2, number of executors, executors, 1",
        "AGENT_PORT, 0, agent port, agentPort, 50001",
        "AGENT_PORT, -1, agent port, agentPort, 50001",
    })
    void whatAFreshJenkinsHasIsSet(JenkinsSetting setting, String fresh, String target, String key, String wanted) {
        assertThat(new SettingDiff(setting).change(PLAN, fresh, null).orElseThrow())
                .satisfies(change -> assertThat(change.target()).isEqualTo(target))
                .satisfies(change -> assertThat(change.differences())
                        .singleElement()
                        .satisfies(difference -> {
                            assertThat(difference.field()).isEqualTo(key);
                            assertThat(difference.before()).isEqualTo(fresh);
                            assertThat(difference.after()).isEqualTo(wanted);
                        }));
    }

    @ParameterizedTest
    @CsvSource({"ROOT_URL, https://other/", "EXECUTORS, 0", "EXECUTORS, 4", "AGENT_PORT, 50000"})
    void whatSomebodySetStays(JenkinsSetting setting, String current) {
        assertThat(new SettingDiff(setting).change(PLAN, current, null)).isEmpty();
        assertThat(new SettingDiff(setting).change(PLAN, current, "another")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTORS, 4, WARNING executors (overrides.yaml:2): the number of executors is '4' in Jenkins; Set it to 1"
                + " there",
        "AGENT_PORT, 50000, WARNING agentPort (overrides.yaml:3): the agent port is '50000' in Jenkins; Set it to"
                + " 50001 there",
    })
    void anOverrideThatSomebodyElseOverrulesIsTold(JenkinsSetting setting, String current, String texts) {
        assertThat(new SettingDiff(setting)
                        .overruled(PLAN, current, null)
                        .orElseThrow()
                        .toString())
                .contains(texts.split("; "))
                .contains(", where somebody else set it, so this has no effect. ");
    }

    @ParameterizedTest
    @CsvSource({"EXECUTORS, 2", "EXECUTORS, 1", "AGENT_PORT, -1", "AGENT_PORT, 50001", "ROOT_URL, ''"})
    void whatWillBeSetOrIsSetIsNotOverruled(JenkinsSetting setting, String current) {
        assertThat(new SettingDiff(setting).overruled(PLAN, current, null)).isEmpty();
    }

    @Test
    void onlyAnOverrideIsOverruled() {
        Plan plan = Plans.plan(Samples.complete(), "");
        assertThat(new SettingDiff(JenkinsSetting.EXECUTORS).overruled(plan, "4", null))
                .isEmpty();
        assertThat(new SettingDiff(JenkinsSetting.EXECUTORS).overruled(PLAN, "4", "4"))
                .as("it was ours, and will be set")
                .isEmpty();
        assertThat(new SettingDiff(JenkinsSetting.EXECUTORS).overruled(PLAN, "4", "3"))
                .isPresent();
    }

    @Test
    void whatWeSetIsSetAnew() {
        SettingDiff executors = new SettingDiff(JenkinsSetting.EXECUTORS);
        assertThat(executors.change(PLAN, "7", "7")).isPresent();
        assertThat(executors.change(PLAN, "1", "1")).isEmpty();
        assertThat(executors.change(PLAN, "2", "7")).isEmpty();
        assertThat(executors.change(PLAN, "1", null)).isEmpty();
    }
}
