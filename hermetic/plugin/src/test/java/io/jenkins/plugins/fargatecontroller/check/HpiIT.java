// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.YesNoMaybe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** The archive that is installed into Jenkins: its manifest, what is in it, and that all of it links. */
class HpiIT {
    private static final Path FILE = Plugin.ROOT.resolve("target/fargate-controller.hpi");
    private static final Path CLASSES = Plugin.ROOT.resolve("hermetic/plugin/target/classes");
    private static final String OWN_JAR = "fargate-controller.jar";

    /** 2.3 MB and a little room; every controller's image has it, and every boot unpacks it. */
    private static final long LIMIT = 2_500_000;

    /** By the jar that it is in and its name. */
    private static final Map<String, Map<String, byte[]>> CLASS_FILES = new TreeMap<>();

    private static Archive hpi = new Archive(new TreeMap<>());

    @BeforeAll
    static void open() {
        hpi = Archive.read(FILE);
        hpi.libraries().forEach((jar, archive) -> CLASS_FILES.put(jar, classFiles(archive)));
    }

    @Test
    void manifestSaysWhatTheNativeBuildWouldSay() throws IOException {
        Pom pom = Pom.read(Plugin.ROOT.resolve("pom.xml"));
        Pom hermetic = Pom.read(Plugin.ROOT.resolve("hermetic.xml"));
        Map<String, String> expected = new TreeMap<>(Map.of(
                "Manifest-Version", "1.0",
                "Group-Id", "io.jenkins.plugins",
                "Artifact-Id", "fargate-controller",
                "Short-Name", "fargate-controller",
                "Extension-Name", "fargate-controller",
                "Long-Name", "Fargate Controller",
                "Specification-Title", "Fargate Controller",
                "Implementation-Title", "Fargate Controller",
                "Plugin-Version", hermetic.text("version"),
                "Implementation-Version", hermetic.text("version")));
        String url = pom.text("url").replace("${project.artifactId}", "fargate-controller");
        expected.putAll(Map.of(
                "Url",
                url,
                "Plugin-ScmUrl",
                url,
                "Plugin-ScmConnection",
                "scm:git:" + url + ".git",
                "Jenkins-Version",
                pom.text("properties/jenkins.version"),
                "Hudson-Version",
                pom.text("properties/jenkins.version"),
                "Minimum-Java-Version",
                "17",
                "Plugin-License-Name",
                pom.text("licenses/license/name"),
                "Plugin-License-Url",
                pom.text("licenses/license/url")));
        expected.put(
                "Plugin-Dependencies",
                Pom.read(Plugin.ROOT.resolve("hermetic/plugin/pom.xml")).text("properties/hpi.dependencies"));
        supportDynamicLoading().ifPresent(value -> expected.put("Support-Dynamic-Loading", value));
        assertThat(manifest(hpi)).isEqualTo(expected);
    }

    /** Jenkins saves objects only of classes whose own jar says that it is a plugin's (JEP-200). */
    @Test
    void ownJarSaysThatItIsAPlugins() throws IOException {
        Archive jar = Objects.requireNonNull(hpi.libraries().get(OWN_JAR));
        assertThat(manifest(jar)).isEqualTo(manifest(hpi));
    }

    @Test
    void librariesAreThoseThatTheNativeBuildExpects() {
        Set<String> artifacts = CLASS_FILES.keySet().stream()
                .map(jar -> jar.replaceAll("-\\d.*\\.jar$", ""))
                .collect(Collectors.toSet());
        artifacts.remove(OWN_JAR);
        String expected = Pom.read(Plugin.ROOT.resolve("pom.xml")).text("properties/hpi.bundledArtifacts");
        assertThat(artifacts).containsExactlyInAnyOrder(expected.split(",", -1));
    }

    @Test
    void ownJarHoldsAllOfThePluginAndNoCommandLine() throws IOException {
        Map<String, byte[]> own = Objects.requireNonNull(CLASS_FILES.get(OWN_JAR));
        Set<String> expected = Plugin.classFiles().map(Plugin.File::name).collect(Collectors.toSet());
        assertThat(own.keySet()).isEqualTo(expected);
        Archive jar = Objects.requireNonNull(hpi.libraries().get(OWN_JAR));
        try (Stream<Path> resources = Files.walk(CLASSES)) {
            assertThat(resources.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(jar.files())
                            .containsKey(CLASSES.relativize(file).toString()));
        }
    }

    /** What once was compiled or copied stays in {@code target/classes} until somebody cleans it. */
    @Test
    void nothingIsLeftFromSourcesThatAreGone() {
        Archive jar = Objects.requireNonNull(hpi.libraries().get(OWN_JAR));
        assertThat(jar.files().keySet().stream().filter(name -> !hasSource(name)))
                .as("files without a source; `mvn -f hermetic.xml clean` removes them")
                .isEmpty();
    }

    private static boolean hasSource(String name) {
        boolean isGenerated = name.matches("META-INF/(MANIFEST\\.MF|annotations/hudson\\.Extension(\\.txt)?)");
        String source = name.replaceAll("(\\$.*)?\\.class$", ".java");
        return isGenerated
                || Stream.of(
                                "src/main/java",
                                "src/main/resources",
                                "hermetic/plugin/src/main/resources",
                                "hermetic/plugin/target/generated-sources/localizer")
                        .anyMatch(root -> Files.exists(Plugin.ROOT.resolve(root).resolve(source)));
    }

    @Test
    void everyClassOfOursLinksWithWhatIsInTheArchiveAndInThePluginsItNeeds() {
        Map<String, ApiType> bundled = new HashMap<>();
        CLASS_FILES.values().forEach(jar -> jar.forEach((name, file) -> bundled.put(name, ClassFile.type(file))));
        Types inArchive = name -> Optional.ofNullable(bundled.get(name));
        for (JenkinsLine line : JenkinsLine.values()) {
            ApiCheck check = new ApiCheck(Types.firstOf(inArchive, Plugin.ofJenkins(line), Plugin.ofApiPlugins()));
            assertThat(Objects.requireNonNull(CLASS_FILES.get(OWN_JAR)).values())
                    .flatMap(check::problems)
                    .isEmpty();
        }
    }

    @Test
    void nothingOfJenkinsIsInside() {
        Types jenkins = Plugin.ofJenkins(JenkinsLine.BASELINE);
        assertThat(CLASS_FILES.values().stream()
                        .flatMap(jar -> jar.keySet().stream())
                        .filter(name -> jenkins.find(name).isPresent()))
                .isEmpty();
    }

    @Test
    void noClassIsThereTwice() {
        List<String> names = CLASS_FILES.values().stream()
                .flatMap(jar -> jar.keySet().stream())
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void everyClassRunsOnJava17() {
        CLASS_FILES.forEach((jar, classes) -> assertThat(classes)
                .as(jar)
                .allSatisfy((name, file) -> assertThat(new ClassReader(file).readShort(6))
                        .as(name)
                        .isLessThanOrEqualTo((short) Opcodes.V17)));
    }

    @Test
    void isAsSmallAsItHasBeen() throws IOException {
        assertThat(Files.size(FILE)).isLessThan(LIMIT);
    }

    private static Map<String, String> manifest(Archive archive) throws IOException {
        byte[] bytes = Objects.requireNonNull(archive.files().get("META-INF/MANIFEST.MF"))
                .bytes();
        return new Manifest(new ByteArrayInputStream(bytes))
                .getMainAttributes().entrySet().stream()
                        .collect(Collectors.toMap(
                                attribute -> attribute.getKey().toString(),
                                attribute -> attribute.getValue().toString()));
    }

    /** As maven-hpi-plugin computes it: one extension that cannot decides for all. */
    private static Optional<String> supportDynamicLoading() {
        Set<YesNoMaybe> said = new IndexCheck(CLASSES).dynamicLoadable();
        if (said.contains(YesNoMaybe.NO)) {
            return Optional.of("false");
        }
        return said.contains(YesNoMaybe.MAYBE) ? Optional.empty() : Optional.of("true");
    }

    private static Map<String, byte[]> classFiles(Archive jar) {
        return jar.files().entrySet().stream()
                .filter(file -> file.getKey().matches("(?!META-INF/).*(?<!module-info)\\.class"))
                .collect(Collectors.toMap(
                        file -> file.getKey().replaceAll("\\.class$", ""),
                        file -> file.getValue().bytes()));
    }
}
