// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.amazonecs.ECSCloud;
import com.cloudbees.jenkins.plugins.amazonecs.ECSLauncher;
import hudson.slaves.ComputerLauncher;
import hudson.slaves.DumbSlave;
import hudson.slaves.JNLPLauncher;
import java.util.Map;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of an agent that amazon-ecs launches. */
@WithJenkins
class EcsLauncherDescriptorTest {

    @Test
    void theAgentsPageIsShownWhileItIsOffline(JenkinsRule rule) throws Exception {
        ECSCloud cloud = new DescribableModel<>(ECSCloud.class)
                .instantiate(
                        Map.of("name", "ecs", "credentialsId", "", "cluster", "demo", "regionName", "eu-central-1"),
                        null);
        rule.jenkins.addNode(new DumbSlave("agent", "/work", new ECSLauncher(cloud, null, null)));
        HtmlPage page = rule.createWebClient().goTo("computer/agent/");
        assertThat(page.asNormalizedText()).contains("java -jar agent.jar");
    }

    @Test
    void nobodyCanChooseTheLauncherForAnAgentMadeByHand(JenkinsRule rule) throws Exception {
        rule.jenkins.addNode(new DumbSlave("agent", "/work", new JNLPLauncher()));
        assertThat(rule.jenkins.getDescriptorList(ComputerLauncher.class))
                .hasAtLeastOneElementOfType(EcsLauncherDescriptor.class);
        assertThat(rule.createWebClient()
                        .goTo("computer/agent/configure")
                        .getWebResponse()
                        .getContentAsString())
                .contains("Launch method")
                .doesNotContain("ECSLauncher");
    }
}
