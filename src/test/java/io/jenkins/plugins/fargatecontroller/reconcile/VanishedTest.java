// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static io.jenkins.plugins.fargatecontroller.reconcile.World.again;
import static io.jenkins.plugins.fargatecontroller.reconcile.World.applied;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Compute;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Parameters;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A parameter store that had templates and has nothing at all now: the path may be wrong. */
class VanishedTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void fresh() {
        world = new World(folder);
        world.store(Samples.template("own", "{}"));
    }

    @Test
    void nothingIsRemovedAndThePageSaysSo() {
        Reconciler reconciler = world.settled();
        world.environment = nothingBelow("/jenkins/other");
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(warnings(reconciler))
                .anySatisfy(problem -> assertThat(problem.line()).isEqualTo("""
                    templates: there is nothing below /jenkins/other in the parameter store, so all that came \
                    from the parameter store is kept as it was. Correct FARGATE_CONTROLLER_PARAMETERS if it is \
                    wrong; if the parameters were deleted on purpose, review the changes and apply them.\
                    """));
    }

    @Test
    void aRestartForgetsNothing() {
        world.settled();
        world.environment = nothingBelow("/jenkins/other");
        Reconciler restarted = world.settled();
        assertThat(applied(restarted.status().runs().get(0))).isEmpty();
        assertThat(warnings(restarted)).anyMatch(problem -> problem.message().contains("there is nothing below"));
        assertThat(applied(again(world.settled()))).isEmpty();
    }

    @Test
    void aPersonSeesWhatWouldGoAndAppliesIt() {
        Reconciler reconciler = world.settled();
        world.environment = nothingBelow("/jenkins/demo");
        again(reconciler);
        assertThat(reconciler.preview().stream().map(Change::toString))
                .contains("remove template fargate-cloud/own", "remove cloud fargate-cloud-spot");
        assertThat(applied(reconciler.run(Trigger.REQUEST, Scope.ALL)))
                .contains("remove template fargate-cloud/own", "remove cloud fargate-cloud-spot");
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(warnings(reconciler)).noneMatch(problem -> problem.message().contains("there is nothing below"));
        assertThat(warnings(world.settled()))
                .noneMatch(problem -> problem.message().contains("there is nothing below"));
    }

    @Test
    void itGoesOnOnceTheParametersAreBack() {
        Reconciler reconciler = world.settled();
        world.environment = nothingBelow("/jenkins/other");
        again(reconciler);
        world.store(Samples.template("another", "{}"));
        assertThat(applied(again(reconciler)))
                .contains("remove template fargate-cloud/own", "add template fargate-cloud/another");
        assertThat(warnings(reconciler)).noneMatch(problem -> problem.message().contains("there is nothing below"));
    }

    @Test
    void withoutThePathTheSameHolds() {
        Reconciler reconciler = world.settled();
        world.environment =
                nothing(Variables.of(Map.of()), Fact.none("FARGATE_CONTROLLER_PARAMETERS is not set", "set it"));
        assertThat(applied(again(reconciler))).isEmpty();
        assertThat(warnings(reconciler))
                .anyMatch(problem ->
                        problem.message().contains("FARGATE_CONTROLLER_PARAMETERS is not set any more, so all"));
    }

    @Test
    void oneParameterThatIsLeftShowsThatThePathIsRight() {
        Reconciler reconciler = world.settled();
        world.store();
        assertThat(applied(again(reconciler))).contains("remove template fargate-cloud/own");
    }

    private static List<Problem> warnings(Reconciler reconciler) {
        return reconciler.status().plan().problems().stream()
                .filter(problem -> !problem.isError())
                .toList();
    }

    private static Environment nothingBelow(String path) {
        return nothing(Variables.of(Map.of(Variables.PARAMETERS, path)), Fact.found(List.of(), origin()));
    }

    private static Environment nothing(Variables variables, Fact<List<TemplateParameter>> templates) {
        Environment complete = Samples.complete();
        return new Environment(
                variables,
                complete.task(),
                new Compute(
                        complete.compute().service(),
                        complete.compute().cluster(),
                        Fact.none("there is no parameter spot-cluster", "create it"),
                        complete.compute().definition()),
                complete.network(),
                complete.storage(),
                new Parameters(
                        templates,
                        complete.parameters().admin(),
                        Fact.none("there is no parameter topic", "create it")));
    }

    private static Origin origin() {
        return Origin.discovered("ssm:GetParametersByPath");
    }
}
