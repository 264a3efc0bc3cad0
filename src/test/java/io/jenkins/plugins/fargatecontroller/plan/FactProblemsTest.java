// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume.Mount;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume.MountState;
import io.jenkins.plugins.fargatecontroller.environment.MissingRights;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of each fact that is not there. */
class FactProblemsTest {

    private static final Settings CONTROLLER = Settings.NONE;

    @Test
    void whereEverythingWasFoundNothingIsSaid() {
        assertThat(problems(Samples.complete())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        parameters.admin                 | ERROR adminParameter: nobody can log in as the administrator: it broke. Mend it.
        parameters.templates             | ERROR templates: the templates of the parameter store are unknown: it broke. Mend it.
        network.names.publicUrl          | WARNING rootUrl: the address of Jenkins is not set: it broke. Mend it; or set 'rootUrl' in the overrides.
        network.names.cloudMap           | WARNING clouds.jenkinsUrl: agents reach the controller by the address of its task, and lose it when the task is replaced: it broke. Mend it; or set 'jenkinsUrl' of the clouds.
        storage.home                     | WARNING storage.home: it is not known whether JENKINS_HOME outlives the task: it broke. Mend it.
        storage.mode                     | WARNING storage.mode: storage.mode is unknown: it broke. Mend it.
        compute.service                  | WARNING task.service: task.service is unknown: it broke. Mend it.
        compute.cluster                  | WARNING task.cluster: task.cluster is unknown: it broke. Mend it.
        compute.definition.taskRole      | WARNING task.role: task.role is unknown: it broke. Mend it.
        compute.definition.logGroup      | WARNING task.logGroup: task.logGroup is unknown: it broke. Mend it.
        compute.definition.ports         | WARNING task.ports: task.ports is unknown: it broke. Mend it.
        network.publicIp                 | WARNING network.publicIp: network.publicIp is unknown: it broke. Mend it.
        """)
    void whatCouldNotBeAskedForIsSaid(String place, String problem) {
        assertThat(problems(Samples.with(place, Fact.failed("it broke", "mend it"))))
                .extracting(Problem::toString)
                .containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        parameters.admin                 | ERROR adminParameter: nobody can log in as the administrator: there is none. Make one.
        network.names.publicUrl          | WARNING rootUrl: the address of Jenkins is not set: there is none. Make one; or set 'rootUrl' in the overrides.
        storage.home                     | WARNING storage.home: JENKINS_HOME is lost with the task: there is none. Make one.
        """)
    void whatThereIsNotIsSaidWhereItMatters(String place, String problem) {
        assertThat(problems(Samples.with(place, Fact.none("there is none", "make one"))))
                .extracting(Problem::toString)
                .containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "parameters.templates",
        "compute.service",
        "compute.cluster",
        "compute.definition.taskRole",
        "compute.definition.logGroup",
        "compute.definition.ports",
        "network.publicIp",
        "storage.mode",
        "parameters.topic"
    })
    void nobodyNeedsTheOthers(String place) {
        assertThat(problems(Samples.with(place, Fact.none("there is none", "make one"))))
                .isEmpty();
    }

    @Test
    void withoutAnExecutionRoleTemplatesThatHaveOneAreNotMeant() {
        Environment environment = Samples.with(
                Samples.with("compute.definition.executionRole", Fact.none("it has none", "give it one")),
                "compute.definition.logGroup",
                Fact.none("it has none", "give it one"));
        String own = "executionRole: 'arn:aws:iam::123456789012:role/own'";
        assertThat(problems(environment))
                .extracting(Problem::toString)
                .containsExactly(
                        "WARNING templates.executionRole: templates without an execution role of their own cannot"
                                + " write logs or pull private images: it has none. Give it one; or set 'executionRole' of"
                                + " the templates.");
        assertThat(problems(environment, "templates: [{name: build-example, %s}]".formatted(own)))
                .isEmpty();
    }

    @Test
    void whatAnAdministratorSetsNeedsNoFact() {
        Fact<?> none = Fact.none("there is none", "make one");
        Settings settings = CONTROLLER
                .with(ControllerKeys.ROOT_URL, override(URI.create("https://x/")))
                .with(ControllerKeys.ADMIN_PARAMETER, override("other"));
        Environment environment = Samples.with(Samples.with("parameters.admin", none), "network.names.publicUrl", none);
        assertThat(FactProblems.of(environment, settings, List.of())).isEmpty();
        assertThat(FactProblems.of(
                        environment,
                        settings.with(ControllerKeys.ADMIN_PARAMETER, Setting.builtIn("jenkins-pwd")),
                        List.of()))
                .extracting(problem -> problem.place().field())
                .containsExactly("adminParameter");
    }

    @Test
    void cloudsWithAnAddressOfTheirOwnNeedNoName() {
        Environment environment = Samples.with("network.names.cloudMap", Fact.none("there is none", "make one"));
        String own = "{name: %s, jenkinsUrl: 'http://c:8080/'}";
        String both = own.formatted("fargate-cloud") + ", " + own.formatted("fargate-cloud-spot");
        assertThat(problems(environment, "clouds: [" + both + "]")).isEmpty();
        assertThat(problems(environment, "clouds: [" + own.formatted("fargate-cloud") + "]"))
                .extracting(problem -> problem.place().field())
                .containsExactly("clouds.jenkinsUrl");
    }

    @Test
    void aPathThatIsNoneHasAProblemOfItsOwn() {
        Environment environment = Samples.with(
                Samples.with("parameters.templates", Fact.failed("it broke", "mend it")),
                "variables",
                Variables.of(Map.of(Variables.PARAMETERS, "no path")));
        assertThat(FactProblems.of(environment, CONTROLLER, List.of())).isEmpty();
    }

    @Test
    void aParameterThatIsPassedOverIsSaidWithWhatServes() {
        Environment address = Samples.with(
                "network.names.publicUrl",
                Fact.found(URI.create("https://elb/"), Origin.discovered("elb").instead("it is not an address")));
        assertThat(problems(address))
                .extracting(Problem::toString)
                .containsExactly(
                        "WARNING rootUrl: it is not an address, so the load balancer's address is used. Correct the"
                                + " parameter, or delete it.");
        Environment cluster = Samples.with(
                "compute.spotCluster",
                Fact.found(
                        Samples.complete().compute().spotCluster().optional().orElseThrow(),
                        Origin.discovered("ecs").instead("it is no cluster")));
        assertThat(problems(cluster))
                .extracting(Problem::toString)
                .containsExactly(
                        "WARNING clouds.fargate-cloud-spot.cluster: it is no cluster, so the controller's own cluster"
                                + " is used. Correct the parameter, or delete it.");
    }

    @ParameterizedTest
    @EnumSource(MountState.class)
    void aHomeThatIsNotMountedOrNotEncryptedIsAWarning(MountState state) {
        HomeVolume home = new HomeVolume("fs-1", Optional.empty(), false, new Mount("/var/jenkins_home", state));
        List<Problem> problems = problems(Samples.with("storage.home", Fact.found(home, Origin.BUILT_IN)));
        String mounted =
                "WARNING storage.home: the task definition mounts fs-1 on /var/jenkins_home, but this container"
                        + " has no NFS mount there. Compare the mount point's containerPath with JENKINS_HOME.";
        String encrypted = "WARNING storage.home: the volume of JENKINS_HOME is mounted without TLS. Set"
                + " transitEncryption: ENABLED in the task definition.";
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactlyElementsOf(
                        state == MountState.NOT_MOUNTED ? List.of(mounted, encrypted) : List.of(encrypted));
    }

    @Test
    void oneCauseOfManyGapsIsOneProblem() {
        Fact<?> broken = Fact.failed("ECS does not answer", "wait");
        Environment environment = Samples.with(
                Samples.with(Samples.with("compute.service", broken), "compute.definition.ports", broken),
                "compute.cluster",
                broken);
        assertThat(problems(environment))
                .extracting(Problem::toString)
                .containsExactly(
                        "WARNING task.service: task.service, task.cluster, task.ports are unknown: ECS does not"
                                + " answer. Wait.");
    }

    @Test
    void oneRefusedCallSaysWhatItBringsAbout() {
        assertThat(problems(Samples.with("compute.service", denied("ecs:DescribeServices"))))
                .extracting(Problem::toString)
                .containsExactly("WARNING task.service: task.service is unknown: the task role demo may not call"
                        + " ecs:DescribeServices. Add it.");
    }

    @Test
    void refusedCallsAreOneProblemBecauseOnePolicyMendsThem() {
        Environment environment = Samples.with(
                Samples.with(
                        Samples.with("network.names.publicUrl", denied("elasticloadbalancing:DescribeLoadBalancers")),
                        "compute.service",
                        denied("ecs:DescribeServices")),
                "storage.mode",
                denied("elasticfilesystem:DescribeFileSystems"));
        assertThat(problems(environment))
                .extracting(Problem::toString)
                .containsExactly("WARNING rootUrl: the task role demo may not call ecs:DescribeServices,"
                        + " elasticfilesystem:DescribeFileSystems and elasticloadbalancing:DescribeLoadBalancers: the"
                        + " address of Jenkins is not set; task.service, storage.mode are unknown. Allow these calls in"
                        + " the task role demo.");
    }

    @Test
    void aRefusalThatNamesNoCallIsLeftAsItIs() {
        Fact<?> denied = new Fact.Absent<>(Fact.Cause.DENIED, "a proxy said no", "ask it");
        Environment environment =
                Samples.with(Samples.with("compute.service", denied), "network.names.publicUrl", denied);
        assertThat(problems(environment))
                .extracting(Problem::toString)
                .containsExactly(
                        "WARNING rootUrl: the address of Jenkins is not set: a proxy said no. Ask it; or set 'rootUrl'"
                                + " in the overrides.",
                        "WARNING task.service: task.service is unknown: a proxy said no. Ask it.");
    }

    private static Fact<?> denied(String action) {
        return new Fact.Absent<>(Fact.Cause.DENIED, MissingRights.reason("the task role demo", action), "add it");
    }

    private static <T> Setting<T> override(T value) {
        return new Setting<>(value, Origin.override("o.yaml:1"));
    }

    private static List<Problem> problems(Environment environment) {
        return problems(environment, "");
    }

    private static List<Problem> problems(Environment environment, String overrides) {
        return FactProblems.of(
                environment,
                CONTROLLER,
                Planner.plan(environment, OverridesReader.read(overrides, "o.yaml"))
                        .clouds());
    }
}
