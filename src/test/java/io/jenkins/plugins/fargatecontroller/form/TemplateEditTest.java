// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateEditTest {

    @Test
    void onlyWhatThereIsCanBeAskedFor() {
        assertThat(TemplateEdit.named("RESET")).contains(TemplateEdit.RESET);
        assertThat(TemplateEdit.named("reset")).isEmpty();
        assertThat(TemplateEdit.named("")).isEmpty();
    }

    private static final TemplateId ID = new TemplateId(CloudNames.SPOT, "build-example");
    private static final List<TemplateId> KNOWN = List.of(new TemplateId(CloudNames.ON_DEMAND, "build-example"), ID);

    @Test
    void disablingSaysSoForOneCloud() {
        OverridesForm form = TemplateEdit.DISABLE.edit(form(), ID, KNOWN);
        assertThat(form.templates())
                .containsExactly(Map.of("name", "build-example", "cloud", CloudNames.SPOT, "enabled", "false"));
    }

    @Test
    void aTemplateThatIsGoneIsNotDisabled() {
        assertThat(TemplateEdit.DISABLE
                        .edit(form(), new TemplateId(CloudNames.SPOT, "gone"), KNOWN)
                        .templates())
                .isEmpty();
    }

    @Test
    void enablingTakesTheOverrideBack() {
        OverridesForm form = TemplateEdit.ENABLE.edit(TemplateEdit.DISABLE.edit(form(), ID, KNOWN), ID, KNOWN);
        assertThat(form.values(KNOWN).get("templates")).isEqualTo(List.of());
    }

    @Test
    void enablingKeepsWhatElseIsOverridden() {
        OverridesForm before =
                form(Map.of("name", "build-example", "cloud", CloudNames.SPOT, "enabled", "false", "cpu", "1024"));
        assertThat(TemplateEdit.ENABLE.edit(before, ID, KNOWN).templates())
                .containsExactly(Map.of("name", "build-example", "cloud", CloudNames.SPOT, "cpu", "1024"));
    }

    @Test
    void enablingInOneCloudGoesOverWhatIsSaidForBoth() {
        OverridesForm before = form(Map.of("name", "build-example", "enabled", "false"));
        assertThat(TemplateEdit.ENABLE.edit(before, ID, KNOWN).templates())
                .containsExactly(
                        Map.of("name", "build-example", "enabled", "false"),
                        Map.of("name", "build-example", "cloud", CloudNames.SPOT, "enabled", "true"));
    }

    @Test
    void enablingWhatTheParameterStoreDisablesSaysSo() {
        assertThat(TemplateEdit.ENABLE.edit(form(), ID, List.of()).templates())
                .containsExactly(Map.of("name", "build-example", "cloud", CloudNames.SPOT, "enabled", "true"));
    }

    @Test
    void resettingDropsEveryOverrideOfTheNameAndNoOther() {
        OverridesForm before = form(
                Map.of("name", "build-example", "cpu", "1024"),
                Map.of("name", "other", "cpu", "256"),
                Map.of("name", "build-example", "cloud", CloudNames.SPOT, "enabled", "false"));
        assertThat(TemplateEdit.RESET.edit(before, ID, KNOWN).templates())
                .containsExactly(Map.of("name", "other", "cpu", "256"));
    }

    private static OverridesForm form(Object... templates) {
        return OverridesForm.of(Map.of("executors", "1", "templates", List.of(templates)));
    }
}
