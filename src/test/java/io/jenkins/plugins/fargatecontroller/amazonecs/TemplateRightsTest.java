// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.amazonecs.pipeline.TaskTemplateMap;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may use agents of amazon-ecs, whose classes those below are like. */
public class TemplateRightsTest {

    private static final String DEPLOY_ROLE = "arn:aws:iam::123456789012:role/deploy";

    private static final TemplateRights RIGHTS =
            TemplateRights.of(plan("""
                templates:
                  - {name: deploy, cloud: fargate-cloud, folders: [production], taskRole: '%s', label: deploy prod}
                """.formatted(DEPLOY_ROLE)), TemplateRights.NONE);

    /** A cloud, a node and a template of amazon-ecs, as far as they are read. */
    public record EcsCloud(List<EcsTemplate> templates) {
        public List<EcsTemplate> getTemplates() {
            return templates;
        }
    }

    public record EcsNode(EcsTemplate template) {
        public EcsTemplate getTemplate() {
            return template;
        }
    }

    public record EcsTemplate(String templateName, String label, String inheritFrom, String taskrole) {
        public String getTemplateName() {
            return templateName;
        }

        public String getLabel() {
            return label;
        }

        public String getInheritFrom() {
            return inheritFrom;
        }

        public String getTaskrole() {
            return taskrole;
        }
    }

    private static final EcsTemplate DEPLOY = new EcsTemplate("deploy", "deploy prod", "", DEPLOY_ROLE);
    private static final EcsTemplate BUILD = new EcsTemplate("build-example", "build-example", "", "");

    @AfterEach
    void forget() {
        TaskTemplateMap.get().templates.clear();
    }

    @Test
    void onlyTheFoldersOfATemplateGetItsAgents() {
        assertThat(RIGHTS.refusalOfNode(new EcsNode(DEPLOY), "production/main")).isEmpty();
        assertThat(RIGHTS.refusalOfNode(new EcsNode(BUILD), "anybody")).isEmpty();
        assertThat(RIGHTS.refusalOfNode(new EcsNode(DEPLOY), "production-fork/PR-7"))
                .contains("template deploy: only production may use it, and the job production-fork/PR-7 is not there;"
                        + " move the job, or add it to the template's folders");
    }

    @Test
    void whatIsDerivedFromATemplateHasItsFolders() {
        EcsTemplate byLabel = new EcsTemplate("own-1a2b", "own-1a2b", "prod", "");
        EcsTemplate byRole = new EcsTemplate("own-1a2b", "own-1a2b", "", DEPLOY_ROLE);
        EcsTemplate disguised = new EcsTemplate("build-example", "own-1a2b", "", DEPLOY_ROLE);
        for (EcsTemplate derived : List.of(byLabel, byRole, disguised)) {
            assertThat(RIGHTS.refusalOfNode(new EcsNode(derived), "elsewhere")).isPresent();
            assertThat(RIGHTS.refusalOfNode(new EcsNode(derived), "production/x"))
                    .isEmpty();
        }
        assertThat(RIGHTS.refusalOfNode(new EcsNode(new EcsTemplate("own", "own", "build-example", "")), "elsewhere"))
                .isEmpty();
    }

    @Test
    void noAgentIsStartedForAJobThatMayNotHaveIt() {
        EcsCloud cloud = new EcsCloud(List.of(DEPLOY, BUILD));
        assertThat(RIGHTS.refusalOfCloud(cloud, labels -> labels.contains("prod"), "elsewhere"))
                .isPresent();
        assertThat(RIGHTS.refusalOfCloud(cloud, labels -> labels.contains("prod"), "production/x"))
                .isEmpty();
        assertThat(RIGHTS.refusalOfCloud(cloud, Set.of("build-example")::equals, "elsewhere"))
                .isEmpty();
        assertThat(RIGHTS.refusalOfCloud(cloud, labels -> false, "elsewhere")).isEmpty();
    }

    @Test
    void whatAPipelineDerivedIsLookedAtBeforeItsAgentIsStarted() {
        TaskTemplateMap.get().templates.add(new EcsTemplate("own", "own-1a2b", "deploy", ""));
        EcsCloud cloud = new EcsCloud(List.of(BUILD));
        assertThat(RIGHTS.refusalOfCloud(cloud, labels -> labels.contains("own-1a2b"), "elsewhere"))
                .isPresent();
        assertThat(RIGHTS.refusalOfCloud(cloud, labels -> labels.contains("own-1a2b"), "production/x"))
                .isEmpty();
    }

    @Test
    void nodesOfOthersAreTheirs() {
        assertThat(RIGHTS.refusalOfNode(new Object(), "elsewhere")).isEmpty();
    }

    @Test
    void aTemplateThatIsWithheldKeepsItsFoldersAndOneThatIsGoneHasNone() {
        Plan without = plan("");
        TemplateId deploy = new TemplateId("fargate-cloud", "deploy");
        Plan withheld = without.with(new Plan.Verdict(false, List.of(), new Withheld(Set.of(), Set.of(deploy), false)));
        assertThat(TemplateRights.of(withheld, RIGHTS).refusalOfNode(new EcsNode(DEPLOY), "elsewhere"))
                .isPresent();
        assertThat(TemplateRights.of(without, RIGHTS).refusalOfNode(new EcsNode(DEPLOY), "elsewhere"))
                .isEmpty();
    }

    private static Plan plan(String overrides) {
        return Plans.plan(Samples.complete(), overrides);
    }
}
