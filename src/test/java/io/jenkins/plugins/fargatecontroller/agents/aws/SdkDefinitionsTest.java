// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions;
import io.jenkins.plugins.fargatecontroller.discovery.aws.ScriptedClient;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

class SdkDefinitionsTest {

    private static final String REGION = "eu-central-1";

    private final ScriptedClient<EcsClient> ecs = new ScriptedClient<>(EcsClient.class);
    private final SdkDefinitions definitions =
            new SdkDefinitions(new EcsClients(Map.of(), Map.of(REGION, ecs.client())));

    private static ListTaskDefinitionsRequest.Builder newestFirst() {
        return ListTaskDefinitionsRequest.builder()
                .familyPrefix("family")
                .status(TaskDefinitionStatus.ACTIVE)
                .sort(SortOrder.DESC);
    }

    private static ListTaskDefinitionsResponse.Builder revisions(String... arns) {
        return ListTaskDefinitionsResponse.builder().taskDefinitionArns(arns);
    }

    private static void unanswered(ThrowingCallable call, String operation) {
        CallFailed failed = catchThrowableOfType(CallFailed.class, call);
        assertThat(failed.kind()).isEqualTo(CallFailed.Kind.UNANSWERED);
        assertThat(failed.operation()).isEqualTo(operation);
        assertThat(failed.text()).startsWith("the answer is not complete: ");
    }

    @Test
    void theNewestIsTheFirstOfOneThatIsAskedFor() throws CallFailed {
        ecs.answers(revisions("family:7").nextToken("more").build());
        assertThat(definitions.newest(REGION, "family")).contains("family:7");
        assertThat(ecs.asked(ListTaskDefinitionsRequest.class))
                .isEqualTo(newestFirst().maxResults(1).build());
    }

    @Test
    void aFamilyWithoutRevisionsHasNoNewestAndAnAnswerWithoutAListDoesNotSaySo() throws CallFailed {
        ecs.answers(revisions().build(), ListTaskDefinitionsResponse.builder().build());
        assertThat(definitions.newest(REGION, "family")).isEmpty();
        unanswered(() -> definitions.newest(REGION, "family"), "ecs:ListTaskDefinitions");
    }

    @Test
    void allRevisionsAreListedPageByPage() throws CallFailed {
        ecs.answers(
                revisions("family:3", "family:2").nextToken("2").build(),
                revisions("family:1").build());
        assertThat(definitions.revisions(REGION, "family")).containsExactly("family:3", "family:2", "family:1");
        assertThat(ecs.asked())
                .containsExactly(
                        newestFirst().build(), newestFirst().nextToken("2").build());
    }

    @Test
    void familiesAreThoseThatHaveAnActiveRevision() throws CallFailed {
        ecs.answers(
                ListTaskDefinitionFamiliesResponse.builder()
                        .families("ours-1")
                        .nextToken("2")
                        .build(),
                ListTaskDefinitionFamiliesResponse.builder().families("ours-2").build());
        assertThat(definitions.families(REGION, "ours-")).containsExactly("ours-1", "ours-2");
        assertThat(ecs.asked().get(0))
                .isEqualTo(ListTaskDefinitionFamiliesRequest.builder()
                        .familyPrefix("ours-")
                        .status(TaskDefinitionFamilyStatus.ACTIVE)
                        .build());
    }

    @Test
    void aRegistrationIsAnsweredWithItsArn() throws CallFailed {
        Definitions.Registration wanted =
                new Definitions.Registration(REGION, "family", Fleets.content("image"), Map.of());
        ecs.answers(RegisterTaskDefinitionResponse.builder()
                .taskDefinition(made -> made.taskDefinitionArn("family:1"))
                .build());
        assertThat(definitions.register(wanted)).isEqualTo("family:1");
        assertThat(ecs.asked(RegisterTaskDefinitionRequest.class)).isEqualTo(DefinitionMapping.request(wanted));
        ecs.answers(
                RegisterTaskDefinitionResponse.builder().build(),
                RegisterTaskDefinitionResponse.builder()
                        .taskDefinition(made -> made.family("family"))
                        .build());
        unanswered(() -> definitions.register(wanted), "ecs:RegisterTaskDefinition");
        unanswered(() -> definitions.register(wanted), "ecs:RegisterTaskDefinition");
    }

    @Test
    void aRevisionIsDeregistered() throws CallFailed {
        ecs.answers(
                DeregisterTaskDefinitionResponse.builder()
                        .taskDefinition(made -> made.taskDefinitionArn("family:1"))
                        .build(),
                DeregisterTaskDefinitionResponse.builder().build());
        definitions.deregister(REGION, "family:1");
        assertThat(ecs.asked(DeregisterTaskDefinitionRequest.class).taskDefinition())
                .isEqualTo("family:1");
        unanswered(() -> definitions.deregister(REGION, "family:1"), "ecs:DeregisterTaskDefinition");
    }
}
