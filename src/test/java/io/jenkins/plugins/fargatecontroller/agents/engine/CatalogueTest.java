// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.engine.Catalogue.Found;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import io.jenkins.plugins.fargatecontroller.agents.launch.Family;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private final EngineParts parts = EngineParts.both();
    private final Catalogue catalogue = new Catalogue(parts.context);
    private final CloudSpec cloud = parts.fleet.clouds().get(0);
    private final AgentTemplate build = parts.template(0);
    private final String family = Family.of("jenkins", (Content) build.source());
    private int told;

    private Found find(AgentTemplate template) {
        return catalogue.find("jenkins", cloud, template, () -> told++);
    }

    private Found findLater(AgentTemplate template) {
        assertThat(find(template)).isEqualTo(new Found.Pending());
        parts.time.seconds(1);
        return find(template);
    }

    private AgentTemplate other() {
        return build.withSource(Fleets.content("other-image"));
    }

    @Test
    void aDefinitionOfSomebodysOwnIsTakenAtItsWord() {
        assertThat(find(build.withSource(new OwnDefinition("mine:7", "main"))))
                .isEqualTo(new Found.Definition("mine:7"));
        assertThat(parts.ecs.calls).isEmpty();
        assertThat(catalogue.families()).isEmpty();
    }

    @Test
    void whatIsMissingIsRegisteredOnceForAll() {
        assertThat(find(build)).isEqualTo(new Found.Pending());
        assertThat(find(build)).isEqualTo(new Found.Pending());
        parts.time.seconds(1);
        assertThat(told).isEqualTo(1);
        assertThat(find(build)).isEqualTo(new Found.Definition(family + ":1"));
        assertThat(parts.ecs.calls).isEqualTo(Map.of("ListTaskDefinitions", 1, "RegisterTaskDefinition", 1));
        assertThat(parts.counted(Happening.REGISTERED)).isEqualTo(1);
        assertThat(catalogue.families()).containsExactly(family);
    }

    @Test
    void theNewestRevisionThatThereIsServes() {
        parts.ecs.families.put(family, List.of(family + ":9", family + ":8"));
        assertThat(findLater(build)).isEqualTo(new Found.Definition(family + ":9"));
        assertThat(parts.ecs.count("RegisterTaskDefinition")).isZero();
        assertThat(parts.counted(Happening.REGISTERED)).isZero();
    }

    @Test
    void aRevisionThatIsGoneIsLookedForAgain() {
        parts.ecs.families.put(family, List.of(family + ":1"));
        findLater(build);
        parts.ecs.families.put(family, List.of(family + ":2"));
        catalogue.forget(family + ":1");
        assertThat(findLater(build)).isEqualTo(new Found.Definition(family + ":2"));
    }

    @ParameterizedTest
    @CsvSource({
        "ListTaskDefinitions,    DENIED,     DENIED,     false",
        "ListTaskDefinitions,    THROTTLED,  THROTTLED,  true",
        "RegisterTaskDefinition, INVALID,    REFUSED,    false",
        "RegisterTaskDefinition, THROTTLED,  THROTTLED,  true",
        "RegisterTaskDefinition, UNANSWERED, UNANSWERED, false",
    })
    void aFailureIsToldOnceAndThenItIsTriedAgain(
            String operation, CallFailed.Kind kind, FailureKind failure, boolean throttled) {
        parts.fail(operation, kind, 1);
        assertThat(find(build)).isEqualTo(new Found.Pending());
        parts.time.pass(Duration.ofMillis(500));
        assertThat(told).isEqualTo(1);
        assertThat(parts.throttled()).isEqualTo(throttled);
        assertThat(find(build)).isEqualTo(new Found.Broken(new Failure(failure, "ecs:" + operation + ": no")));
        assertThat(find(build)).isEqualTo(new Found.Pending());
        parts.time.seconds(2);
        assertThat(find(build)).isEqualTo(new Found.Definition(family + ":1"));
    }

    @Test
    void registrationsAreMadeAsFastAsAwsLetsThem() {
        find(build);
        find(other());
        parts.time.pass(Duration.ofMillis(900));
        assertThat(parts.ecs.count("RegisterTaskDefinition")).isEqualTo(1);
        parts.time.seconds(1);
        assertThat(parts.ecs.count("RegisterTaskDefinition")).isEqualTo(2);
        assertThat(catalogue.families()).hasSize(2);
    }

    @Test
    void eachRegionHasItsOwn() {
        findLater(build);
        CloudSpec elsewhere = new CloudSpec(
                cloud.name(),
                "arn:aws:ecs:eu-west-1:123456789012:cluster/agents",
                cloud.connection(),
                cloud.rules(),
                cloud.templates());
        assertThat(catalogue.find("jenkins", elsewhere, build, () -> {})).isEqualTo(new Found.Pending());
    }
}
