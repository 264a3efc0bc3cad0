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

    private final Pom nativePom = Pom.read(Plugin.ROOT.resolve("pom.xml"));
    private final Pom hermetic = Pom.read(Plugin.ROOT.resolve("hermetic.xml"));
    private final Pom core = Pom.read(Plugin.ROOT.resolve("hermetic/core/pom.xml"));
    private final Pom plugin = Pom.read(Plugin.ROOT.resolve("hermetic/plugin/pom.xml"));

    @Test
    void sharedPropertiesAreEqual() {
        Map<String, String> shared = new HashMap<>(nativePom.properties());
        shared.keySet().retainAll(hermetic.properties().keySet());
        assertThat(shared)
                .containsKeys("aws.version", "jackson.version", "snakeyaml-engine.version", "assertj.version")
                .containsEntry("project.build.outputTimestamp", "2026-01-01T00:00:00Z")
                .allSatisfy((name, value) ->
                        assertThat(hermetic.properties()).as(name).containsEntry(name, value));
    }

    @Test
    void theNativeBuildHasEveryLibraryOfTheCore() {
        assertThat(artifacts(nativePom)).containsAll(artifacts(core));
        assertThat(libraries(nativePom)).isEqualTo(libraries(core));
    }

    @Test
    void librariesInTheArchiveAreTheSame() {
        Set<String> notBundled = Set.of("picocli", "jspecify");
        Set<String> expected = artifacts(core, "compile").stream()
                .filter(artifact -> !notBundled.contains(artifact))
                .collect(Collectors.toSet());
        Set<String> bundled = nativePom.dependencies().stream()
                .filter(dependency -> dependency.scope().equals("compile") && !isPlugin(dependency))
                .map(Pom.Dependency::artifact)
                .collect(Collectors.toSet());
        assertThat(bundled).isEqualTo(expected);
        assertThat(artifacts(nativePom, "provided")).isEqualTo(notBundled);
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
                .contains("amazon-ecs:" + nativePom.properties().get("amazon-ecs.version"))
                .contains("configuration-as-code:" + nativePom.properties().get("configuration-as-code.version")
                        + ";resolution:=optional");
    }

    @Test
    void versionsAreTheSame() {
        assertThat(nativePom.properties()).containsEntry("revision", hermetic.text("version"));
        assertThat(plugin.text("properties/jenkins.version")).isEqualTo(nativePom.text("properties/jenkins.version"));
        assertThat(hermetic.text("groupId")).isEqualTo(nativePom.text("groupId"));
    }

    /** Group and name of each library beyond the tests. */
    private static Set<String> libraries(Pom pom) {
        return pom.dependencies().stream()
                .filter(dependency -> !dependency.scope().equals("test") && !isPlugin(dependency))
                .filter(dependency -> !HERMETIC_ONLY.contains(dependency.artifact()))
                .map(dependency -> dependency.group() + ":" + dependency.artifact())
                .collect(Collectors.toSet());
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
