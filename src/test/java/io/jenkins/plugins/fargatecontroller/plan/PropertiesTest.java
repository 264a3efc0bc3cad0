// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.amazonecs.JcascYaml;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every input, tried with inputs that a seed makes. The seed is in the name of a test that fails. */
class PropertiesTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void planningIsTotalAndDeterministic(long seed) {
        Garbage garbage = new Garbage(new Random(seed));
        Environment environment = garbage.environment();
        String overrides = garbage.yaml();
        Plan plan = Plans.plan(environment, overrides);
        assertThat(Plans.plan(environment, overrides)).isEqualTo(plan);
        assertThat(PlanJson.render(plan)).isEqualTo(PlanJson.render(Plans.plan(environment, overrides)));
        assertThat(JcascYaml.render(plan)).isEqualTo(JcascYaml.render(Plans.plan(environment, overrides)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyTreeOfOverridesCanBeRead(long seed) {
        ConfigNode tree = new Garbage(new Random(seed)).tree(4);
        assertThat(OverridesReader.read(tree, Notation.YAML).problems()).allSatisfy(problem -> {
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anOverrideWinsOverWhateverIsBelow(long seed) {
        Random random = new Random(seed);
        Environment environment = new Garbage(random).environment();
        int minutes = 1 + random.nextInt(1440);
        Plan plan = Plans.plan(environment, """
            reconcileMinutes: %d
            clouds: [{name: fargate-cloud, cluster: 'arn:aws:ecs:eu-central-1:123456789012:cluster/o', jenkinsUrl: 'http://o/'}]
            templates: [{name: own-%d, label: o-%d, cpu: 256, memory: 512, subnets: subnet-00000001, securityGroups: sg-00000001}]
            """.formatted(minutes, seed, seed));
        assertThat(plan.controller().value(ControllerKeys.RECONCILE_MINUTES)).hasValue(minutes);
        Cloud cloud = Plans.cloud(plan, CloudNames.ON_DEMAND);
        assertThat(cloud.settings().value(CloudKeys.JENKINS_URL)).hasToString("Optional[http://o/]");
        assertThat(cloud.templates())
                .filteredOn(template -> template.name().equals("own-" + seed))
                .extracting(template -> template.settings().value(TemplateKeys.LABEL, ""))
                .containsExactly("o-" + seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBadTemplateNeverRemovesAGoodOne(long seed) {
        Random random = new Random(seed);
        List<TemplateParameter> good = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            good.add(Samples.template("good-" + i, "{\"cpu\": 1024, \"memory\": %d}".formatted(1024 * (2 + i))));
        }
        List<TemplateParameter> all = new ArrayList<>(good);
        for (int i = 0; i < 5; i++) {
            all.add(Samples.template("bad-" + i, new Garbage(random).json()));
        }
        Collections.shuffle(all, random);
        Plan alone = Plans.plan(Samples.withTemplates(good.toArray(TemplateParameter[]::new)), "");
        Plan mixed = Plans.plan(Samples.withTemplates(all.toArray(TemplateParameter[]::new)), "");
        for (Cloud cloud : alone.clouds()) {
            assertThat(Plans.cloud(mixed, cloud.name()).templates()).containsAll(cloud.templates());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatCouldBeASecretIsInNoRendering(long seed) {
        Random random = new Random(seed);
        String secret = "hunter2x" + seed;
        List<String> leaks = List.of(
                secret,
                "\"" + secret,
                "{\"cpu\": " + secret + "}",
                "{\"environment\": {\"A\": [\"" + secret + "\"]}}",
                "{\"environment\": \"" + secret + "\"}",
                "{\"environment\": {\"1\": \"" + secret + "\"}}",
                "{\"environment\": {\"A\": \"" + secret + "\"}, \"memmory\": 1}",
                "{\"image\": [\"" + secret + "\"]}");
        Plan plan = Plans.plan(
                Samples.withTemplates(Samples.template("x", leaks.get(random.nextInt(leaks.size())))),
                List.of(
                                "rootUrl: https://admin:" + secret + "@host/",
                                "a: *" + secret,
                                "a: [" + secret + "\nb: {",
                                "templates: [{name: y, environment: [" + secret + "]}]",
                                "clouds: [{name: fargate-cloud, jenkinsUrl: 'http://u:" + secret + "@h/'}]")
                        .get(random.nextInt(5)));
        assertThat(plan.hasErrors()).isTrue();
        assertThat(List.of(
                        PlanJson.render(plan),
                        JcascYaml.render(plan),
                        plan.problems().toString(),
                        plan.toString()))
                .noneMatch(text -> text.contains(secret));
    }

    /** Inputs that are nearly right, often wrong, and sometimes nonsense. */
    private record Garbage(Random random) {

        private static final List<String> KEYS = List.of(
                "name",
                "cloud",
                "enabled",
                "label",
                "image",
                "cpu",
                "memory",
                "taskRole",
                "subnets",
                "environment",
                "clouds",
                "templates",
                "executors",
                "rootUrl",
                "unclassified",
                "fargateController",
                "x",
                "",
                "jenkins");
        private static final List<String> VALUES = List.of(
                "x",
                "",
                "fargate-cloud",
                "fargate-cloud-spot",
                "true",
                "512",
                "1024",
                "-1",
                "99999999999",
                "build-example",
                "arn:aws:iam::123456789012:role/x",
                "arn:aws:ecs:::",
                "subnet-00000001",
                "https://h/",
                "${x}",
                "\u0000",
                "'",
                "a b",
                "größer",
                "null");

        Environment environment() {
            Fact.Cause[] causes = Fact.Cause.values();
            Environment complete = Samples.withTemplates(
                    Samples.template(pick(VALUES), json()),
                    Samples.template("b", json()),
                    Samples.template("b", json()));
            Environment absent = Samples.absent(causes[random.nextInt(causes.length - 1)]);
            return new Environment(
                    complete.variables(),
                    random.nextBoolean() ? complete.task() : absent.task(),
                    random.nextBoolean() ? complete.compute() : absent.compute(),
                    random.nextBoolean() ? complete.network() : absent.network(),
                    random.nextBoolean() ? complete.storage() : absent.storage(),
                    random.nextInt(4) > 0 ? complete.parameters() : absent.parameters());
        }

        String json() {
            return switch (random.nextInt(4)) {
                case 0 -> pick(VALUES);
                case 1 -> "{" + "[".repeat(random.nextInt(100));
                default ->
                    "{\"%s\": \"%s\", \"%s\": %s}"
                            .formatted(named(), pick(VALUES).replace("\u0000", ""), named(), random.nextInt(5000));
            };
        }

        String yaml() {
            return switch (random.nextInt(3)) {
                case 0 -> pick(VALUES) + ": " + pick(VALUES) + "\n" + pick(KEYS) + ": [" + pick(VALUES);
                case 1 -> "templates: [{name: build-example, %s: %s}]".formatted(named(), quoted());
                default ->
                    "%s: %s\nclouds: [{name: fargate-cloud, %s: %s}]"
                            .formatted(pick(KEYS), quoted(), pick(KEYS), quoted());
            };
        }

        ConfigNode tree(int depth) {
            return switch (random.nextInt(depth > 0 ? 4 : 2)) {
                case 0 -> new ConfigNode.Scalar(pick(VALUES), "f:1");
                case 1 -> new ConfigNode.Empty("f:1");
                case 2 -> new ConfigNode.Sequence(List.of(tree(depth - 1), tree(depth - 1)), "f:1");
                default -> new ConfigNode.Mapping(Collections.singletonMap(pick(KEYS), tree(depth - 1)), "f:1");
            };
        }

        /** Not the name itself, or a bad template could take the name of a good one. */
        private String named() {
            String key = pick(KEYS);
            return key.equals("name") ? "memory" : key;
        }

        private String quoted() {
            return "'" + pick(VALUES).replace("'", "''").replace("\u0000", "") + "'";
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
