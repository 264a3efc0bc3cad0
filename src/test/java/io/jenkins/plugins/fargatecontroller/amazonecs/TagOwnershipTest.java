// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.plan.Tags;
import io.jenkins.plugins.fargatecontroller.reconcile.FakeClouds;
import io.jenkins.plugins.fargatecontroller.state.Ownership.OwnedCloud;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagOwnershipTest {

    private static FakeClouds.Pair pair(String name, String value) {
        FakeClouds.Pair pair = new FakeClouds.Pair();
        pair.name = name;
        pair.value = value;
        return pair;
    }

    /** A template of amazon-ecs, whose tags say which of which controller and cloud it is. */
    private static FakeClouds.Template template(String name, String planned, String controller, String cloud) {
        FakeClouds.Template template = new FakeClouds.Template();
        template.templateName = name;
        template.tags =
                List.of(pair(Tags.TEMPLATE, planned), pair(Tags.CONTROLLER, controller), pair(Tags.CLOUD, cloud));
        return template;
    }

    private static FakeClouds.Cloud cloud(Object... templates) {
        FakeClouds.Cloud cloud = new FakeClouds.Cloud();
        cloud.name = "fargate-cloud";
        cloud.templates = List.of(templates);
        return cloud;
    }

    private static OwnedCloud recorded(String... templates) {
        Map<String, String> prints = new HashMap<>();
        for (String template : templates) {
            prints.put(template, "print");
        }
        return new OwnedCloud("print", prints);
    }

    /** The tags go with the name that the template has now, or had before the controller was in it. */
    @ParameterizedTest
    @CsvSource({
        "demo_build, build, demo,  true,  build",
        "build,      build, demo,  true,  build",
        "build,      build, '',    true,  build",
        "copied,     build, demo,  false, copied",
        "other_build, build, demo, false, other_build",
        "demo_build, '',    demo,  false, demo_build",
        "'',         '',    '',    false, ''",
    })
    void aTemplateIsOursIfItsTagsGoWithItsName(
            String name, String planned, String controller, boolean ours, String called) {
        Object template = template(name, planned, controller, "fargate-cloud");
        assertThat(TagOwnership.owns(recorded(), template)).isEqualTo(ours);
        assertThat(TagOwnership.name(template)).isEqualTo(called);
    }

    @Test
    void whatIsInTheRecordIsOursWhateverItsTags() {
        FakeClouds.Template untagged = new FakeClouds.Template();
        untagged.templateName = "mine";
        assertThat(TagOwnership.owns(recorded("mine"), untagged)).isTrue();
        assertThat(TagOwnership.owns(recorded("another"), untagged)).isFalse();
        assertThat(TagOwnership.tag(untagged, Tags.TEMPLATE)).isEmpty();
    }

    @Test
    void ofTwoTemplatesOfOneNameTheFirstCounts() {
        Object first = template("demo_build", "build", "demo", "fargate-cloud");
        Object second = template("demo_build", "build", "demo", "fargate-cloud");
        Object other = template("other", "x", "demo", "fargate-cloud");
        assertThat(TagOwnership.templates(cloud(first, second, other)))
                .containsExactly(Map.entry("demo_build", first), Map.entry("other", other));
    }

    @Test
    void whereTheRecordWasLostTheTagsTellWhatIsOurs() {
        Object ours = template("demo_build", "build", "demo", "fargate-cloud");
        Object elsewhere = template("demo_moved", "moved", "demo", "fargate-cloud-spot");
        Object foreign = template("mine", "", "", "");
        FakeClouds.Cloud cloud = cloud(ours, elsewhere, foreign);
        assertThat(TagOwnership.adopt("fargate-cloud", cloud))
                .contains(new OwnedCloud(
                        ManagedProperties.CLOUD.fingerprint(cloud),
                        Map.of("demo_build", ManagedProperties.TEMPLATE.fingerprint(ours))));
        assertThat(TagOwnership.adopt("fargate-cloud", cloud(foreign))).isEmpty();
        assertThat(TagOwnership.adopt("fargate-cloud", cloud())).isEmpty();
    }

    @Test
    void theRecordOfWhatWeMadeHasAllItsTemplates() {
        Object ours = template("demo_build", "build", "demo", "fargate-cloud");
        FakeClouds.Cloud cloud = cloud(ours);
        OwnedCloud record = TagOwnership.of(cloud);
        assertThat(record.templates()).isEqualTo(Map.of("demo_build", ManagedProperties.TEMPLATE.fingerprint(ours)));
        cloud.tunnel = "other:1";
        assertThat(TagOwnership.of(cloud).fingerprint()).isNotEqualTo(record.fingerprint());
    }
}
