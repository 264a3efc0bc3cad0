// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.garbled;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.mapping.FleetMapping;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotFile;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import io.jenkins.plugins.fargatecontroller.amazonecs.JcascYaml;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallOptions;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.MetadataReader;
import io.jenkins.plugins.fargatecontroller.documents.Golden;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFallback;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.environment.Hostile;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.form.FormView;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.form.OverridesYaml;
import io.jenkins.plugins.fargatecontroller.form.PlanPreview;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.PlanJson;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.state.OwnershipFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Right documents that a seed has changed in a few places, through every door by which text comes in. Nothing is thrown
 * that is not told as a problem, plans are total, and no secret is echoed. {@code -Dgarbled.cases=N} tries more of them,
 * {@code -Dgarbled.seed=N} begins elsewhere.
 */
class GarbledInputTest {

    private static final int CASES = Integer.getInteger("garbled.cases", 5_000);
    private static final long SEED = Long.getLong("garbled.seed", 1);
    private static final String SECRET = "hunter2-hunter2";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String TEMPLATE = """
        {"label": "app",
         "image": "jenkins/inbound-agent:latest",
         "cpu": 512,
         "memory": 1024,
         "ephemeralStorage": 40,
         "taskRole": "arn:aws:iam::123456789012:role/app",
         "subnets": ["subnet-00000001", "subnet-00000002"],
         "cloud": null,
         "environment": {"TOKEN": "hunter2-hunter2", "B": "1"}}\
        """;

    private static final String OVERRIDES = """
        executors: 0
        rootUrl: https://jenkins.example.com/
        reconcileMinutes: 5
        notificationResults: [FAILURE, FIXED]
        clouds:
          - name: fargate-cloud
            maxAgents: 10
            jenkinsUrl: http://controller.demo.local:8080/
        templates:
          - name: build-example
            memory: 4096
          - name: app
            cloud: fargate-cloud
            cpu: 1024
            memory: 2048
            environment:
              TOKEN: hunter2-hunter2
        """;

    private static final String OVERRIDES_AS_JSON = """
        {"executors": 0,
         "rootUrl": "https://jenkins.example.com/",
         "clouds": [{"name": "fargate-cloud", "maxAgents": "10"}],
         "templates": [{"name": "app", "cpu": "1024", "memory": "2048",
           "environment": {"TOKEN": "hunter2-hunter2"}}, {"name": "build-example", "enabled": "false"}]}
        """;

    private static final String METADATA = """
        {"Cluster": "arn:aws:ecs:eu-central-1:123456789012:cluster/demo",
         "TaskARN": "arn:aws:ecs:eu-central-1:123456789012:task/demo/0123456789abcdef0123456789abcdef",
         "Family": "demo", "Revision": "3", "ServiceName": "controller", "AvailabilityZone": "eu-central-1a",
         "DockerId": "1", "Name": "jenkins", "Type": "NORMAL",
         "Networks": [{"NetworkMode": "awsvpc", "IPv4Addresses": ["10.0.1.72"]}],
         "LogOptions": {"awslogs-group": "/ecs/demo"},
         "Labels": {"com.amazonaws.ecs.cluster": "demo", "com.amazonaws.ecs.container-name": "jenkins",
           "com.amazonaws.ecs.task-arn": "arn:aws:ecs:eu-central-1:123456789012:task/demo/1",
           "com.amazonaws.ecs.task-definition-family": "demo",
           "com.amazonaws.ecs.task-definition-version": "3"},
         "Containers": [{"DockerId": "1", "Name": "jenkins", "Type": "NORMAL"}]}\
        """;

    /** A way by which text comes in. */
    enum Door {
        PARAMETER,
        OVERRIDES_YAML,
        OVERRIDES_JSON,
        JCASC_FILE,
        FORM,
        METADATA_ENDPOINT,
        ENVIRONMENT,
        RECORD,
        SPOT
    }

    private static String right(Door door) throws IOException {
        return switch (door) {
            case PARAMETER -> TEMPLATE;
            case OVERRIDES_YAML -> OVERRIDES;
            case OVERRIDES_JSON, FORM -> OVERRIDES_AS_JSON;
            case JCASC_FILE -> jcasc();
            case METADATA_ENDPOINT -> METADATA;
            case ENVIRONMENT -> EnvironmentFile.write(Samples.complete());
            case RECORD -> ownershipRecord();
            case SPOT -> spotState();
        };
    }

    private static void enter(Door door, String text) {
        switch (door) {
            case PARAMETER -> parameter(text);
            case OVERRIDES_YAML, OVERRIDES_JSON, JCASC_FILE -> overrides(text);
            case FORM -> form(text);
            case METADATA_ENDPOINT -> metadata(text);
            case ENVIRONMENT -> environment(text);
            case RECORD -> ownership(text);
            case SPOT -> spot(text);
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whateverComesInIsReadOrRefusedInWords(Door door) throws IOException, InterruptedException {
        String right = right(door);
        Hostile.onSmallStack(() -> {
            enter(door, right);
            int cases = CASES / Door.values().length + 1;
            for (long seed = SEED; seed < SEED + cases; seed++) {
                String text = Mutation.of(seed, right);
                try {
                    enter(door, text);
                } catch (RuntimeException | Error e) {
                    throw new AssertionError(
                            "%s, -Dgarbled.seed=%d: %s…"
                                    .formatted(door, seed, text.substring(0, Math.min(600, text.length()))),
                            e);
                }
            }
        });
    }

    private static void parameter(String json) {
        Plan plan = Plans.plan(
                Samples.withTemplates(Samples.template("app", json), Samples.template("good", "{\"memory\": 2048}")),
                "");
        assertThat(plan.clouds().get(0).templates())
                .as("the templates beside it")
                .anyMatch(template -> template.name().equals("good"));
        assertPlanned(plan, json);
    }

    private static void overrides(String text) {
        assertPlanned(Plans.plan(Samples.complete(), text), text);
    }

    private static String jcasc() throws IOException {
        return Files.readString(Golden.path("casc/templates.yaml")) + "    adminUser: ops\n    executors: 0\n";
    }

    private static void form(String json) {
        Map<?, ?> values;
        try {
            values = JSON.readValue(json, Map.class);
        } catch (JacksonException e) {
            return; // Stapler gives a form that is JSON, or none
        }
        if (values == null) {
            return;
        }
        PlanPreview preview = new PlanPreview(Optional.of(Samples.complete()));
        OverridesForm before = OverridesForm.of(Map.of("executors", "7"));
        OverridesForm form = OverridesForm.of(values);
        FormView view = FormView.submitted(form, before, "", preview);
        assertThat(view.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(5_000));
        assertThat(OverridesForm.of(view.values()).values(List.of())).isNotNull();
        OverridesYaml.render(form);
        FormView.stored(form, preview);
    }

    private static void metadata(String json) {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            CallGraph calls = new CallGraph(new CallOptions(executor, () -> 0, Duration.ofDays(1)), call -> {});
            Fact<?> task = new MetadataReader(uri -> json, calls)
                    .read("http://169.254.170.2/v4/1")
                    .await();
            task.absence().ifPresent(absent -> {
                assertThat(absent.cause()).isEqualTo(Fact.Cause.FAILED);
                assertThat(absent.reason()).doesNotContain("null", "Exception", "java", "jackson");
                assertThat(absent.remedy()).isNotBlank();
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void environment(String json) {
        Environment environment;
        try {
            environment = EnvironmentFile.read(json);
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith("not a saved environment");
            return;
        }
        FactLines.of(environment);
        EnvironmentFallback.fill(Samples.absent(Fact.Cause.FAILED), environment);
        EnvironmentFallback.withVanished(environment, Samples.complete());
        assertPlanned(Plans.plan(environment, ""), json);
        try {
            assertThat(EnvironmentFile.read(EnvironmentFile.write(environment))).isEqualTo(environment);
        } catch (IOException e) {
            throw new UncheckedIOException("what was written cannot be read", e);
        }
    }

    private static String ownershipRecord() {
        return OwnershipFile.write(Ownership.NONE
                .withJob("Simple job")
                .withAdministrator("ecsuser")
                .withClouds(Map.of()));
    }

    private static void ownership(String json) {
        try {
            Ownership record = OwnershipFile.read(json);
            assertThat(OwnershipFile.read(OwnershipFile.write(record))).isEqualTo(record);
        } catch (IOException e) {
            assertThat(e).hasMessageNotContainingAny("Exception", "java", "fargatecontroller");
        }
    }

    private static String spotState() {
        return SpotFile.write(Map.of(
                "cloud",
                new SpotState(
                        List.of(Instant.parse("2026-01-02T03:04:05Z")),
                        Optional.of(Instant.parse("2026-01-02T04:04:05Z")),
                        Optional.of("agent"))));
    }

    private static void spot(String json) {
        SpotFile.read(json)
                .ifPresent(state ->
                        assertThat(SpotFile.read(SpotFile.write(state))).contains(state));
    }

    /** A plan that is total: it can be shown in every form, and by both engines. */
    private static void assertPlanned(Plan plan, String input) {
        String shown = JcascYaml.render(plan) + PlanJson.render(plan);
        assertThat(shown.length())
                .as("what is shown of %d letters", input.length())
                .isLessThan(40_000 + 60 * input.length());
        FleetMapping.of(plan, new Fleet("demo", List.of()));
        for (Problem problem : plan.problems()) {
            assertThat(problem.message()).isNotBlank().hasSizeLessThan(2_000);
            assertThat(problem.remedy()).isNotBlank();
            assertThat(problem.line()).doesNotContain("java.", "Exception");
            if (hidden(input)) {
                assertThat(problem.line()).doesNotContain(SECRET);
            }
        }
    }

    /** Whether the secret still stands where nobody can take it for something else. */
    private static boolean hidden(String input) {
        return input.matches("(?s).*environment\"?:\\s*\\{?\\s*\"?TOKEN\"?: \"?" + SECRET + "\\b.*");
    }
}
