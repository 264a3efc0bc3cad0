// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cloudbees.jenkins.plugins.amazonecs.ECSCloud;
import com.cloudbees.jenkins.plugins.amazonecs.ECSTaskTemplate;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.security.HudsonPrivateSecurityRealm;
import hudson.security.SecurityRealm;
import hudson.slaves.Cloud;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.PlainValues;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What a Jenkins is after its start, and after the next one. */
class StartupTest {

    /** A cloud of somebody else, and overrides of which some are empty on purpose. */
    private static final String JCASC = """
        jenkins:
          clouds:
            - ecs:
                name: other
                credentialsId: ""
                cluster: other
        unclassified:
          fargateController:
            executors: 1
            clouds:
              - name: fargate-cloud
                allowedOverrides: []
            templates:
              - name: build-example
                memory: 4096
                environment: {MAVEN_OPTS: -Xmx1g, EMPTY: ""}
              - name: bare
                environment: {}
        """;

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    /** Before, for the first start; after, for the tests that come next in the same virtual machine. */
    @BeforeEach
    @AfterEach
    void fresh() {
        FakeSurroundings.reset();
    }

    @Test
    void aFreshJenkinsIsAsPlanned() throws Throwable {
        session.then(rule -> {
            assertThat(names()).containsExactlyElementsOf(CloudNames.ALL);
            assertThat(template("build-example-spot").getCapacityProviderStrategies())
                    .hasSize(1);
            assertThat(rule.jenkins.getNumExecutors()).isZero();
            // the rule has set an address of its own since, and what somebody else has set is theirs
            assertThat(FargateController.get().status().runs())
                    .flatExtracting(run -> run.result().applied())
                    .flatExtracting(Change::differences)
                    .contains(new Difference("rootUrl", "", "https://jenkins.example.com/"));
            for (SampleJob job : SampleJob.ALL) {
                WorkflowJob made = rule.jenkins.getItemByFullName(job.name(), WorkflowJob.class);
                assertThat(((CpsFlowDefinition) made.getDefinition()).isSandbox())
                        .isTrue();
            }
            assertThat(FakeSurroundings.settled()).isEqualTo(Headline.State.IN_SYNC);
            assertThat(FargateController.get().preview()).isEmpty();
        });
    }

    @Test
    void theNextStartReplacesNothingAndBringsNothingBack() throws Throwable {
        session.then(rule -> rule.jenkins.getItem(SampleJob.ALL.get(0).name()).delete());
        session.then(rule -> {
            assertThat(names()).containsExactlyElementsOf(CloudNames.ALL);
            assertThat(FargateController.get().status().runs())
                    .allSatisfy(run -> assertThat(run.result().applied()).isEmpty());
            assertThat(rule.jenkins.getItem(SampleJob.ALL.get(0).name())).isNull();
            assertThat(rule.jenkins.getItem(SampleJob.ALL.get(1).name())).isNotNull();
        });
    }

    /** What comes after the start is done on a thread of its own, which has the rights for it. */
    @Test
    void jobsThatAreWantedLaterAreMadeLater() throws Throwable {
        FakeSurroundings.onFargate = false;
        session.then(rule -> FargateControllerConfiguration.get().replace(Map.of("sampleJobs", "false")));
        FakeSurroundings.onFargate = true;
        session.then(rule -> {
            assertThat(rule.jenkins.getItems()).isEmpty();
            FargateControllerConfiguration.get().replace(Map.of());
            for (int i = 0; i < 300 && rule.jenkins.getItems().size() < SampleJob.ALL.size(); i++) {
                Thread.sleep(200);
            }
            assertThat(rule.jenkins.getItems()).hasSize(SampleJob.ALL.size());
        });
    }

    @Test
    void offFargateNothingIsTouched() throws Throwable {
        FakeSurroundings.onFargate = false;
        session.then(rule -> {
            assertThat(names()).isEmpty();
            assertThat(rule.jenkins.getSecurityRealm()).isSameAs(SecurityRealm.NO_AUTHENTICATION);
            assertThat(FakeSurroundings.settled()).isEqualTo(Headline.State.ASLEEP);
        });
    }

    @Test
    void onlyTheAdministratorGetsIn() throws Throwable {
        session.then(rule -> {
            assertThat(status(rule, "")).isEqualTo(403);
            assertThat(logIn(rule, FakeSurroundings.PASSWORD)).isTrue();
            assertThat(logIn(rule, "wrong")).isFalse();
        });
        FakeSurroundings.password("rotated");
        session.then(rule -> {
            assertThat(logIn(rule, "rotated")).isTrue();
            assertThat(logIn(rule, FakeSurroundings.PASSWORD)).isFalse();
        });
    }

    @Test
    void withoutPasswordNobodyGetsInAndNobodyBecomesTheFirstUser() throws Throwable {
        FakeSurroundings.password = Fact.failed("no answer", "try again");
        session.then(rule -> {
            assertThat(status(rule, "")).isEqualTo(403);
            assertThat(status(rule, "manage/")).isEqualTo(403);
            assertThat(rule.jenkins.getSecurityRealm()).isInstanceOf(HudsonPrivateSecurityRealm.class);
            assertThat(((HudsonPrivateSecurityRealm) rule.jenkins.getSecurityRealm()).getAllUsers())
                    .hasSize(1);
            assertThat(FakeSurroundings.settled()).isEqualTo(Headline.State.PROBLEMS);
        });
    }

    @Test
    void aRealmThatSomebodyConfiguredIsKept() throws Throwable {
        FakeSurroundings.onFargate = false;
        session.then(rule -> {
            rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
            rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.ADMINISTER)
                    .everywhere()
                    .to("admin"));
        });
        FakeSurroundings.onFargate = true;
        session.then(rule -> {
            assertThat(rule.jenkins.getSecurityRealm()).isInstanceOf(JenkinsRule.DummySecurityRealm.class);
            assertThat(names()).containsExactlyElementsOf(CloudNames.ALL);
        });
    }

    @Test
    void thePasswordIsInNoFileInClear() throws Throwable {
        session.then(rule -> {
            try (Stream<Path> files = Files.walk(rule.jenkins.getRootDir().toPath())) {
                assertThat(files.filter(Files::isRegularFile)).noneMatch(StartupTest::holdsThePassword);
            }
        });
    }

    @Test
    void aBuildThatFailsIsAnnounced() throws Throwable {
        session.then(rule -> {
            FreeStyleProject job = rule.createFreeStyleProject("app");
            rule.jenkins.setNumExecutors(1);
            rule.buildAndAssertSuccess(job);
            job.getBuildersList().add(new FailureBuilder());
            rule.buildAndAssertStatus(Result.FAILURE, job);
            assertThat(FakeSurroundings.published.poll(30, TimeUnit.SECONDS)).isEqualTo("Jenkins demo: app #2 failed");
            assertThat(FakeSurroundings.published).isEmpty();
        });
    }

    @Test
    void jcascIsReadWrittenAndReadAgain(@TempDir Path folder) throws Throwable {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), JCASC);
        session.then(rule -> {
            ConfigurationAsCode.get().configure(file.toString());
            FargateController.get().apply(shown -> true);
            assertThat(names()).containsExactly("other", CloudNames.ON_DEMAND, CloudNames.SPOT);
            assertThat(template("build-example").getMemory()).isEqualTo(4096);
            assertThat(FargateControllerConfiguration.get().getExecutors()).isEqualTo(1);
            Map<String, Object> imported = FargateControllerConfiguration.get().values();
            Map<?, ?> ours = exported();
            assertThat(ours.keySet()).isEqualTo(imported.keySet());
            assertThat(read(ours)).isEqualTo(read(imported));
            Path again = Files.writeString(
                    folder.resolve("again.yaml"),
                    new ObjectMapper().writeValueAsString(Map.of("unclassified", Map.of("fargateController", ours))));
            FargateControllerConfiguration.get().replace(Map.of());
            ConfigurationAsCode.get().configure(again.toString());
            assertThat(read(FargateControllerConfiguration.get().values())).isEqualTo(read(imported));
        });
    }

    private static Parsed<Overrides> read(Map<?, ?> values) {
        return OverridesReader.read(ConfigNode.of(values, ""), Notation.FORM);
    }

    /** Our part of what JCasC exports now. */
    private static Map<?, ?> exported() throws Exception {
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(export);
        ConfigNode document = YamlDocument.read(export.toString(StandardCharsets.UTF_8), "export.yaml");
        Map<?, ?> unclassified = (Map<?, ?>) ((Map<?, ?>) PlainValues.of(document)).get("unclassified");
        return (Map<?, ?>) unclassified.get("fargateController");
    }

    @Test
    void impossibleValuesFailWithTheirPathAndChangeNothing(@TempDir Path folder) throws Throwable {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), """
            unclassified:
              fargateController:
                executors: 1
                templates:
                  - name: build-example
                    cpu: 300
            """);
        session.then(rule -> {
            assertThat(catchThrowable(() -> ConfigurationAsCode.get().configure(file.toString())))
                    .hasMessageContaining("unclassified.fargateController.templates.build-example.cpu")
                    .hasMessageContaining("jenkins.yaml:6");
            assertThat(FargateControllerConfiguration.get().values()).isEmpty();
        });
    }

    /** amazon-ecs asks the cloud that we made, before it makes a template of the pipeline's own. */
    @Test
    void aPipelineChangesOfATemplateWhatTheCloudAllows() throws Throwable {
        session.then(rule -> {
            WorkflowJob job = rule.createProject(WorkflowJob.class, "job");
            job.setDefinition(new CpsFlowDefinition("""
                pipeline {
                    agent {
                        ecs {
                            inheritFrom 'build-example'
                            taskrole 'arn:aws:iam::123456789012:role/admin'
                        }
                    }
                    stages { stage('never') { steps { echo 'begun' } } }
                }
                """, true));
            WorkflowRun run = rule.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
            rule.assertLogContains("Not allowed to override 'taskrole'", run);
            rule.assertLogNotContains("begun", run);
        });
    }

    /** This Jenkins runs on Fargate, unless a test says otherwise. */
    @TestExtension
    public static class OnFargate extends FakeSurroundings {}

    private static List<String> names() {
        return Jenkins.get().clouds.stream().map((Cloud cloud) -> cloud.name).toList();
    }

    private static ECSTaskTemplate template(String label) {
        return Jenkins.get().clouds.stream()
                .filter(ECSCloud.class::isInstance)
                .flatMap(cloud -> ((ECSCloud) cloud).getTemplates().stream())
                .filter(template -> label.equals(template.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private static int status(JenkinsRule rule, String path) throws Exception {
        JenkinsRule.WebClient client = rule.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .withJavaScriptEnabled(false);
        // a refused page leads to the login after a moment, which is another answer
        client.setRefreshHandler((page, url, seconds) -> {});
        return client.goTo(path, null).getWebResponse().getStatusCode();
    }

    private static boolean logIn(JenkinsRule rule, String password) throws Exception {
        return rule.createWebClient()
                        .withThrowExceptionOnFailingStatusCode(false)
                        .withBasicCredentials("ecsuser", password)
                        .goTo("", null)
                        .getWebResponse()
                        .getStatusCode()
                == 200;
    }

    private static boolean holdsThePassword(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(FakeSurroundings.PASSWORD);
        } catch (IOException e) {
            return false;
        }
    }
}
