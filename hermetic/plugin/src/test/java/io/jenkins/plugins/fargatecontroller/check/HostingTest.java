// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the Jenkins project's hosting team demands of a plugin's repository.
 *
 * @see <a href="https://github.com/jenkins-infra/repository-permissions-updater">the checks that it runs</a>
 */
class HostingTest {

    /** Libraries for which there is an API plugin. */
    private static final Set<String> BANNED = Set.of(
            "commons-lang3",
            "commons-lang",
            "commons-text",
            "commons-compress",
            "commons-math3",
            "json",
            "json-path",
            "gson",
            "jackson-core",
            "jackson-databind",
            "snakeyaml",
            "jaxb-impl",
            "jsoup",
            "joda-time",
            "asm",
            "byte-buddy",
            "caffeine",
            "jsch",
            "bcpkix-jdk18on",
            "bcprov-jdk18on",
            "bcutil-jdk18on",
            "httpclient",
            "httpclient5",
            "okhttp",
            "jakarta.activation-api",
            "jakarta.mail-api",
            "javax.activation",
            "javax.mail");

    private final String text = read("pom.xml");
    private final Pom pom = Pom.read(Plugin.ROOT.resolve("pom.xml"));

    @Test
    void coordinatesAreAPlugins() {
        assertThat(pom.text("groupId")).isEqualTo("io.jenkins.plugins");
        assertThat(pom.text("artifactId")).matches("[a-z0-9-]{1,36}").doesNotContainIgnoringCase("jenkins");
        assertThat(text).contains("<version>${changelist}</version>");
        assertThat(pom.text("name")).doesNotContainIgnoringCase("jenkins").isNotBlank();
        assertThat(pom.text("url").replace("${project.artifactId}", pom.text("artifactId")))
                .isEqualTo("https://github.com/jenkinsci/" + pom.text("artifactId") + "-plugin");
        assertThat(pom.text("licenses/license/name")).isNotBlank();
        assertThat(text).doesNotContain("<developers>");
    }

    @ParameterizedTest
    @CsvSource({"connection, scm:git:https://", "developerConnection, scm:git:", "url, https://", "tag, ${scmTag}"})
    void theRepositoryIsNamed(String element, String start) {
        assertThat(pom.text("scm/" + element)).startsWith(start);
    }

    @ParameterizedTest
    @CsvSource({
        "hpi.strictBundledArtifacts, true",
        "ban-commons-lang-2.skip, false",
        "ban-deprecated-stapler.skip, false",
        "ban-junit4-imports.skip, false",
        "banObsoleteDependencyOverrides.skip, false",
        "changelist, 999999-SNAPSHOT"
    })
    void theParentsChecksAreOn(String property, String value) {
        assertThat(pom.properties()).containsEntry(property, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.level", "maven.compiler.source", "maven.compiler.target", "maven.compiler.release"})
    void theParentChoosesJava(String property) {
        assertThat(pom.properties()).doesNotContainKey(property);
    }

    @Test
    void parentBaselineAndBomAreToday() {
        assertThat(numbers(pom.text("parent/version"))).isGreaterThanOrEqualTo(numbers("6.2211"));
        assertThat(pom.text("properties/jenkins.version")).isEqualTo(JenkinsLine.BASELINE.version());
        assertThat(text).contains("<jenkins.version>${jenkins.baseline}.", "<artifactId>bom-${jenkins.baseline}.x<");
        assertThat(pom.text("properties/jenkins.baseline")).isEqualTo(JenkinsLine.BASELINE.line());
    }

    @Test
    void librariesComeFromApiPlugins() {
        assertThat(pom.dependencies().stream()
                        .filter(dependency -> dependency.scope().equals("compile"))
                        .map(Pom.Dependency::artifact))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(BANNED);
    }

    /** amazon-ecs is not in the BOM; what is bundled is no plugin. */
    @Test
    void theBomChoosesTheVersionsOfPlugins() {
        assertThat(pom.dependencies().stream()
                        .filter(dependency -> dependency.group().contains("jenkins")
                                && !dependency.version().isEmpty())
                        .map(Pom.Dependency::artifact))
                .containsExactly("amazon-ecs");
    }

    @Test
    void repositoriesAreAskedOverTls() {
        assertThat(text)
                .contains("<url>https://repo.jenkins-ci.org/public/</url>")
                .doesNotContain("<url>http:");
    }

    @Test
    void jenkinsfileCallsBuildPluginAndNothingElse() {
        String script = read("Jenkinsfile").replaceAll("(?m)^//.*$", "").strip();
        assertThat(script).startsWith("buildPlugin(").endsWith(")").contains("configurations: [");
        List<String> configurations = found("\\[platform: '[a-z]+', jdk: (\\d+)]", script);
        assertThat(configurations).isNotEmpty().isSubsetOf("21", "25");
        assertThat(script.split("platform:", -1)).hasSize(configurations.size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        ".github/CODEOWNERS, * @jenkinsci/fargate-controller-plugin-developers",
        ".mvn/maven.config, -Dchangelist.format=%d.v%s",
        ".gitignore, target/",
        ".gitignore, work/"
    })
    void fileHasTheLine(String file, String line) {
        assertThat(read(file).lines()).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".github/workflows/jenkins-security-scan.yml",
                ".github/workflows/cd.yaml",
                ".github/renovate.json",
                ".mvn/extensions.xml",
                "README.md",
                "LICENSE"
            })
    void fileIsThere(String file) {
        assertThat(read(file)).isNotBlank();
    }

    /** Releases are made of each merge, and not drafted. */
    @ParameterizedTest
    @ValueSource(strings = {".github/release-drafter", ".github/workflows/release-drafter"})
    void noReleaseIsDrafted(String file) {
        assertThat(List.of(".yml", ".yaml")).noneMatch(end -> Files.exists(Plugin.ROOT.resolve(file + end)));
    }

    @Test
    void viewsHoldNoScriptsAndNoStyles() throws IOException {
        try (Stream<Path> files = Files.walk(Plugin.ROOT.resolve("src/main/resources"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jelly")).toList()) {
                String view = Files.readString(file);
                assertThat(view).as(file.toString()).doesNotContain("<style", "onclick=");
                assertThat(found("<script(?![^>]*(?:src=|application/json))", view))
                        .as(file.toString())
                        .isEmpty();
                assertThat(found("<(?!/)[^>]*checkUrl=(?![^>]*checkDependsOn=)[^>]*>", view))
                        .as("legacy checkUrl in " + file)
                        .isEmpty();
            }
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.groupCount() > 0 ? result.group(1) : result.group())
                .toList();
    }

    private static int numbers(String version) {
        MatchResult found = Pattern.compile("(\\d+)\\.(\\d+)")
                .matcher(version)
                .results()
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(found.group(1)) * 100_000 + Integer.parseInt(found.group(2));
    }

    private static String read(String file) {
        try {
            return Files.readString(Plugin.ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is missing or cannot be read", e);
        }
    }
}
