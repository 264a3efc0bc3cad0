// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of the picture in docs/architecture.md, checked against the classes. */
class ArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.fargatecontroller";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Each package, and those that it may import. */
    private static final Map<String, List<String>> ARROWS = Map.of(
            "environment", List.of(),
            "agents", List.of("discovery"),
            "discovery", List.of("environment"),
            "plan", List.of("environment"),
            "reconcile", List.of("plan", "environment"),
            "notification", List.of("plan", "environment"),
            "page", List.of("reconcile", "plan", "environment"),
            "cli", List.of("reconcile", "plan", "discovery", "environment"));

    @Test
    void packagesImportOnlyWhatTheyMay() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : ARROWS.keySet()) {
            layers = layers.layer(name).definedBy(ROOT + "." + name + "..");
        }
        for (var arrow : ARROWS.entrySet()) {
            layers = arrow.getValue().isEmpty()
                    ? layers.whereLayer(arrow.getKey()).mayNotAccessAnyLayer()
                    : layers.whereLayer(arrow.getKey())
                            .mayOnlyAccessLayers(arrow.getValue().toArray(String[]::new));
        }
        layers.check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(ROOT + ".agents.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheAdaptersKnowTheAwsSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".discovery..", ROOT + ".agents.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNoJenkins() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..")
                .check(CLASSES);
    }

    @Test
    void decisionsReadNoClockNoFileAndNoVariable() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".plan..", ROOT + ".environment..", ROOT + ".agents..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.nio.file..", "java.util.random..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(CLASSES);
    }

    @Test
    void noClassIsAGrabBag() {
        classes().should().haveNameNotMatching(".*(Utils?|Manager|Helper)").check(CLASSES);
    }

    /** The picture draws the same arrows, and those of the package that this build does not see. */
    @Test
    void thePictureShowsTheSameArrows() throws IOException {
        String picture = Files.readString(Path.of(System.getProperty("project.root"), "docs", "architecture.md"));
        Map<String, Set<String>> drawn = Pattern.compile("^ {2}([a-z]+) --> ([a-z]+)$", Pattern.MULTILINE)
                .matcher(picture)
                .results()
                .collect(Collectors.groupingBy(
                        arrow -> arrow.group(1), Collectors.mapping(arrow -> arrow.group(2), Collectors.toSet())));
        Map<String, Set<String>> expected = new HashMap<>();
        ARROWS.forEach((name, imports) -> expected.put(name, Set.copyOf(imports)));
        expected.remove("environment");
        expected.put(
                "jenkins", Set.of("environment", "discovery", "plan", "reconcile", "notification", "page", "agents"));
        assertThat(drawn).isEqualTo(expected);
    }
}
