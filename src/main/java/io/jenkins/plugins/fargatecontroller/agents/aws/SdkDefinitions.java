// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** The task definitions of ECS. */
public record SdkDefinitions(EcsClients clients) implements Definitions {

    private static final String LIST = "ecs:ListTaskDefinitions";

    /** ECS takes a prefix of the family; ours have a hash of fixed length at the end, so none is another's prefix. */
    private static ListTaskDefinitionsRequest.Builder newestFirst(String family) {
        return ListTaskDefinitionsRequest.builder()
                .familyPrefix(family)
                .status(TaskDefinitionStatus.ACTIVE)
                .sort(SortOrder.DESC);
    }

    @Override
    public Optional<String> newest(String region, String family) throws CallFailed {
        return new Call(LIST).make(() -> {
            var page = clients.in(region)
                    .listTaskDefinitions(newestFirst(family).maxResults(1).build());
            return Listed.items(page.hasTaskDefinitionArns(), page.taskDefinitionArns())
                    .findFirst();
        });
    }

    @Override
    public String register(Registration registration) throws CallFailed {
        return new Call("ecs:RegisterTaskDefinition")
                .make(() -> Listed.present(Listed.present(clients.in(registration.region())
                                .registerTaskDefinition(DefinitionMapping.request(registration))
                                .taskDefinition())
                        .taskDefinitionArn()));
    }

    @Override
    public List<String> families(String region, String prefix) throws CallFailed {
        return new Call("ecs:ListTaskDefinitionFamilies")
                .make(() -> clients
                        .in(region)
                        .listTaskDefinitionFamiliesPaginator(
                                request -> request.familyPrefix(prefix).status(TaskDefinitionFamilyStatus.ACTIVE))
                        .stream()
                        .flatMap(page -> Listed.items(page.hasFamilies(), page.families()))
                        .toList());
    }

    @Override
    public List<String> revisions(String region, String family) throws CallFailed {
        return new Call(LIST)
                .make(() -> clients
                        .in(region)
                        .listTaskDefinitionsPaginator(newestFirst(family).build())
                        .stream()
                        .flatMap(page -> Listed.items(page.hasTaskDefinitionArns(), page.taskDefinitionArns()))
                        .toList());
    }

    @Override
    public void deregister(String region, String revision) throws CallFailed {
        new Call("ecs:DeregisterTaskDefinition")
                .make(() -> Listed.present(clients.in(region)
                        .deregisterTaskDefinition(request -> request.taskDefinition(revision))
                        .taskDefinition()));
    }
}
