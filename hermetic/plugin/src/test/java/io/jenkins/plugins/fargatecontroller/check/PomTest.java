// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The two builds agree: the native one cannot run where this one does, so it is compared. */
class PomTest {
    /** Libraries that only one of the builds needs: its own way to get a logger, and the signatures. */
    private static final Set<String> HERMETIC_ONLY = Set.of("slf4j-jdk14");

    /** The plugins that carry the libraries which the hermetic build gets from Maven Central. */
    private static final Map<String, String> API_PLUGINS = Map.of(
            "commons-text", "commons-text-api",
            "ecs", "aws-java-sdk2-ecs",
            "efs", "aws-java-sdk2-efs",
            "elasticloadbalancingv2", "aws-java-sdk2-elasticloadbalancingv2",
            "jackson-databind", "jackson2-api",
            "jackson-datatype-jdk8", "jackson2-api",
            "snakeyaml-engine", "snakeyaml-engine-api",
            "sns", "aws-java-sdk2-sns",
            "ssm", "aws-java-sdk2-ssm");

    private final Pom nativePom = Pom.read(Plugin.ROOT.resolve("pom.xml"));
    private final Pom hermetic = Pom.read(Plugin.ROOT.resolve("hermetic.xml"));
    private final Pom core = Pom.read(Plugin.ROOT.resolve("hermetic/core/pom.xml"));
    private final Pom plugin = Pom.read(Plugin.ROOT.resolve("hermetic/plugin/pom.xml"));

    @Test
    void sharedPropertiesAreEqual() {
        Map<String, String> shared = new HashMap<>(nativePom.properties());
        shared.keySet().retainAll(hermetic.properties().keySet());
        assertThat(shared)
                .containsKeys("aws.version", "picocli.version", "assertj.version")
                .containsEntry("project.build.outputTimestamp", "2026-01-01T00:00:00Z")
                .allSatisfy((name, value) ->
                        assertThat(hermetic.properties()).as(name).containsEntry(name, value));
    }

    /** A library of the core is bundled, comes from an API plugin, or is none of the plugin's. */
    @Test
    void theNativeBuildHasEveryLibraryOfTheCore() {
        Set<String> expected = artifacts(core, "compile").stream()
                .map(artifact -> API_PLUGINS.getOrDefault(artifact, artifact))
                .collect(Collectors.toSet());
        assertThat(artifacts(nativePom)).containsAll(expected);
    }

    @Test
    void librariesInTheArchiveAreTheSame() {
        Set<String> bundled = nativePom.dependencies().stream()
                .filter(dependency -> dependency.scope().equals("compile") && !isPlugin(dependency))
                .map(Pom.Dependency::artifact)
                .collect(Collectors.toSet());
        assertThat(bundled)
                .isEqualTo(
                        Set.of(nativePom.text("properties/hpi.bundledArtifacts").split(",", -1)));
        assertThat(artifacts(nativePom, "provided")).isEqualTo(Set.of("picocli", "jspecify"));
        assertThat(nativePom.properties()).containsEntry("hpi.strictBundledArtifacts", "true");
    }

    @Test
    void pluginDependenciesAreTheSame() {
        List<String> declared =
                List.of(plugin.properties().getOrDefault("hpi.dependencies", "").split(",", -1));
        assertThat(nativePom.dependencies().stream()
                        .filter(dependency -> dependency.scope().equals("compile") && isPlugin(dependency))
                        .map(dependency -> dependency.artifact() + (dependency.optional() ? " optional" : "")))
                .containsExactlyElementsOf(declared.stream()
                        .map(text -> text.replace(";resolution:=optional", " optional")
                                .replaceAll(":\\S+", ""))
                        .toList());
        assertThat(declared)
                .contains("amazon-ecs:" + nativePom.properties().get("amazon-ecs.version") + ";resolution:=optional");
    }

    @Test
    void versionsAreTheSame() {
        assertThat(nativePom.text("version")).isEqualTo("999999-SNAPSHOT");
        assertThat(plugin.text("properties/jenkins.version")).isEqualTo(nativePom.text("properties/jenkins.version"));
        assertThat(hermetic.text("groupId")).isEqualTo(nativePom.text("groupId"));
    }

    private static boolean isPlugin(Pom.Dependency dependency) {
        return dependency.group().contains("jenkins");
    }

    private static Set<String> artifacts(Pom pom, String... scopes) {
        return pom.dependencies().stream()
                .filter(dependency -> scopes.length == 0 || Set.of(scopes).contains(dependency.scope()))
                .map(Pom.Dependency::artifact)
                .filter(artifact -> !HERMETIC_ONLY.contains(artifact) && !artifact.startsWith("junit-"))
                .collect(Collectors.toSet());
    }
}
