// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.amazonecs.CloudMerge.MergedCloud;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.reconcile.FakeClouds;
import io.jenkins.plugins.fargatecontroller.state.Ownership.OwnedCloud;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudMergeTest {

    private static final String BUILD = "demo_build-example";
    private static final String DEPLOY = "templates: [{name: deploy, cloud: fargate-cloud, label: deploy%s}]";

    private final FakeClouds port = new FakeClouds();

    private FakeClouds.Cloud built(String overrides) {
        try {
            return (FakeClouds.Cloud) port.build(
                    CloudMapping.cloud(Plans.cloud(Plans.plan(Samples.complete(), overrides), "fargate-cloud")));
        } catch (CannotBuild e) {
            throw new AssertionError(e);
        }
    }

    private static FakeClouds.Template template(FakeClouds.Cloud cloud, String name) {
        return (FakeClouds.Template)
                Objects.requireNonNull(TagOwnership.templates(cloud).get(name), name);
    }

    private static MergedCloud merged(
            FakeClouds.Cloud current, OwnedCloud ours, boolean overDrift, FakeClouds.Cloud wanted) {
        return new CloudMerge("fargate-cloud", current, ours, overDrift).with(wanted, Withheld.NOTHING);
    }

    private static List<String> changes(MergedCloud merged) {
        return merged.changes().stream()
                .map(change -> change + ": " + change.why())
                .toList();
    }

    private static List<Object> templates(MergedCloud merged) {
        return merged.templates().stream().map(CloudMerge.Slot::template).toList();
    }

    @Test
    void whatIsAsPlannedStays() {
        FakeClouds.Cloud current = built("");
        OwnedCloud ours = TagOwnership.of(current);
        MergedCloud merged = merged(current, ours, true, built(""));
        assertThat(merged.changed()).isFalse();
        assertThat(merged.keepsCloud()).isTrue();
        assertThat(merged.templates())
                .containsExactly(new CloudMerge.Slot(current.templates.get(0), current.templates.get(0)));
        assertThat(merged.owned(current)).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, change cloud fargate-cloud: the plan has changed",
        "false, true,  change cloud fargate-cloud: the plan has changed",
        "true,  true,  change cloud fargate-cloud: somebody changed it in Jenkins",
        "true,  false, ",
    })
    void theCloudItselfIsChangedUnlessSomebodyElseDidAndThatIsKept(boolean drifted, boolean overDrift, String change) {
        FakeClouds.Cloud current = built("");
        OwnedCloud ours = TagOwnership.of(current);
        if (drifted) {
            current.tunnel = "other:1";
        }
        MergedCloud merged =
                merged(current, ours, overDrift, built("clouds: [{name: fargate-cloud, retentionMinutes: 3}]"));
        assertThat(changes(merged)).isEqualTo(change == null ? List.of() : List.of(change));
        assertThat(merged.keepsCloud()).isEqualTo(change == null);
        assertThat(merged.owned(current).fingerprint())
                .isEqualTo(change == null ? ours.fingerprint() : ManagedProperties.CLOUD.fingerprint(current));
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, change template fargate-cloud/deploy: the plan has changed",
        "true,  true,  change template fargate-cloud/deploy: somebody changed it in Jenkins",
        "true,  false, ",
    })
    void soIsATemplate(boolean drifted, boolean overDrift, String change) {
        FakeClouds.Cloud current = built(DEPLOY.formatted(""));
        OwnedCloud ours = TagOwnership.of(current);
        FakeClouds.Template before = template(current, "demo_deploy");
        if (drifted) {
            before.memory = 512;
        }
        FakeClouds.Cloud wanted = built(DEPLOY.formatted(", memory: 4096, cpu: 1024"));
        MergedCloud merged = merged(current, ours, overDrift, wanted);
        assertThat(changes(merged)).isEqualTo(change == null ? List.of() : List.of(change));
        Object after = change == null ? before : template(wanted, "demo_deploy");
        assertThat(merged.templates()).contains(new CloudMerge.Slot(before, after));
        assertThat(merged.prints())
                .containsEntry(
                        "demo_deploy", change == null ? ours.templates().getOrDefault("demo_deploy", "none") : "");
    }

    @Test
    void aTemplateThatIsPlannedNoMoreGoesUnlessItIsWithheld() {
        FakeClouds.Cloud current = built(DEPLOY.formatted(""));
        OwnedCloud ours = TagOwnership.of(current);
        MergedCloud merged = merged(current, ours, false, built(""));
        assertThat(changes(merged)).containsExactly("remove template fargate-cloud/deploy: the plan has changed");
        assertThat(templates(merged)).containsExactly(template(current, BUILD));
        assertThat(merged.prints()).containsOnlyKeys(BUILD);
        Withheld withheld = new Withheld(Set.of(), Set.of(new TemplateId("fargate-cloud", "deploy")), false);
        MergedCloud kept = new CloudMerge("fargate-cloud", current, ours, true).with(built(""), withheld);
        assertThat(kept.changes()).isEmpty();
        assertThat(templates(kept)).isEqualTo(current.templates);
        assertThat(kept.owned(current)).isEqualTo(ours);
    }

    @Test
    void aNewTemplateIsAddedBehindTheOthers() {
        FakeClouds.Cloud current = built("");
        FakeClouds.Cloud wanted = built(DEPLOY.formatted(""));
        MergedCloud merged = merged(current, TagOwnership.of(current), false, wanted);
        assertThat(changes(merged)).containsExactly("add template fargate-cloud/deploy: the plan has changed");
        assertThat(templates(merged)).containsExactly(template(current, BUILD), template(wanted, "demo_deploy"));
        assertThat(merged.owned(wanted)).isEqualTo(TagOwnership.of(wanted));
    }

    @ParameterizedTest
    @CsvSource({"true, add template fargate-cloud/deploy: somebody changed it in Jenkins", "false, "})
    void aTemplateThatSomebodyRemovedComesBackUnlessDriftIsKept(boolean overDrift, String change) {
        FakeClouds.Cloud current = built(DEPLOY.formatted(""));
        OwnedCloud ours = TagOwnership.of(current);
        current.templates.remove(template(current, "demo_deploy"));
        MergedCloud merged = merged(current, ours, overDrift, built(DEPLOY.formatted("")));
        assertThat(changes(merged)).isEqualTo(change == null ? List.of() : List.of(change));
        assertThat(merged.prints()).containsKey("demo_deploy");
    }

    @Test
    void aTemplateOfOthersStaysAndOneOfOurNameIsAProblem() {
        FakeClouds.Cloud current = built("");
        OwnedCloud ours = TagOwnership.of(current);
        FakeClouds.Template foreign = new FakeClouds.Template();
        foreign.templateName = "demo_deploy";
        FakeClouds.Template ownDefinition = new FakeClouds.Template();
        ownDefinition.templateName = "";
        current.templates.add(foreign);
        current.templates.add(ownDefinition);
        MergedCloud merged = merged(current, ours, true, built(DEPLOY.formatted("")));
        assertThat(merged.changes()).isEmpty();
        assertThat(templates(merged)).isEqualTo(current.templates);
        assertThat(merged.problems())
                .containsExactly(CloudProblems.foreignTemplate(new TemplateId("fargate-cloud", "deploy")));
    }

    @Test
    void ofTwoTemplatesOfOneNameTheFirstIsOurs() {
        FakeClouds.Cloud current = built("");
        OwnedCloud ours = TagOwnership.of(current);
        current.templates.add(template(built(""), BUILD));
        MergedCloud merged = merged(current, ours, true, built(""));
        assertThat(merged.changed()).isFalse();
        assertThat(templates(merged)).isEqualTo(current.templates);
    }

    @Test
    void aTemplateFromBeforeControllersWereInTheNameIsRenamed() {
        FakeClouds.Cloud current = built("");
        FakeClouds.Template old = template(current, BUILD);
        old.templateName = "build-example";
        OwnedCloud ours = TagOwnership.of(current);
        FakeClouds.Cloud wanted = built("");
        MergedCloud merged = merged(current, ours, false, wanted);
        assertThat(merged.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.differences())
                        .containsExactly(new Difference("templateName", "build-example", BUILD)));
        assertThat(merged.templates()).containsExactly(new CloudMerge.Slot(old, template(wanted, BUILD)));
        assertThat(merged.owned(wanted).templates()).containsOnlyKeys(BUILD);
    }

    @Test
    void whereTheRenamedOneIsThereAlreadyTheOldOneGoes() {
        FakeClouds.Cloud current = built("");
        FakeClouds.Template old = template(built(""), BUILD);
        old.templateName = "build-example";
        current.templates.add(old);
        MergedCloud merged = merged(current, TagOwnership.of(current), true, built(""));
        assertThat(changes(merged))
                .containsExactly("remove template fargate-cloud/build-example: the plan has changed");
        assertThat(templates(merged)).containsExactly(template(current, BUILD));
    }
}
