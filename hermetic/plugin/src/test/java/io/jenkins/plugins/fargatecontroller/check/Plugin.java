// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The plugin as built: where its parts are and what it meets at run time. */
final class Plugin {
    /** The root of the project. */
    static final Path ROOT = Path.of(System.getProperty("project.root"));

    private static final List<String> OWN = List.of("io/jenkins/plugins/fargatecontroller/");

    /** What the archive has of the AWS SDK. */
    private static final List<String> BUNDLED =
            List.of("software/amazon/awssdk/services/servicediscovery/", "software/amazon/awssdk/http/urlconnection/");

    /** What the API plugins have that ours depends on: the AWS SDK but for what is bundled, Jackson, YAML, texts. */
    private static final List<String> IN_API_PLUGINS =
            List.of("software/amazon/", "com/fasterxml/jackson/", "org/snakeyaml/engine/", "org/apache/commons/text/");

    /** What Jenkins has and its list does not cover, in the versions that hermetic/jenkins-api names. */
    private static final List<String> IN_JENKINS = List.of(
            "com/thoughtworks/xstream/",
            "jakarta/servlet/",
            "org/jspecify/annotations/",
            "org/jvnet/localizer/",
            "org/slf4j/",
            "org/springframework/security/");

    private static final String COMMAND_LINE = "io/jenkins/plugins/fargatecontroller/cli/";

    private Plugin() {}

    /** A class file and its internal name. */
    record File(String name, Path path) {
        byte[] bytes() {
            try {
                return Files.readAllBytes(path);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + path, e);
            }
        }
    }

    /** All that the plugin's classes can link to inside Jenkins. */
    static Types atRunTime(JenkinsLine line) {
        Predicate<String> own = startsWithOneOf(OWN).or(startsWithOneOf(BUNDLED));
        return Types.firstOf(
                ofJenkins(line), classPath(name -> own.test(name) && !name.startsWith(COMMAND_LINE)), ofApiPlugins());
    }

    /** What the API plugins bring, in the versions that the hermetic build compiles with. */
    static Types ofApiPlugins() {
        return classPath(
                startsWithOneOf(IN_API_PLUGINS).and(startsWithOneOf(BUNDLED).negate()));
    }

    /** What Jenkins and the JDK bring. */
    static Types ofJenkins(JenkinsLine line) {
        return Types.firstOf(JenkinsApi.of(line), ClassPath.jdk(), classPath(startsWithOneOf(IN_JENKINS)));
    }

    private static Types classPath(Predicate<String> accepted) {
        return new ClassPath(Plugin.class.getClassLoader(), accepted);
    }

    private static Predicate<String> startsWithOneOf(List<String> prefixes) {
        return name -> prefixes.stream().anyMatch(name::startsWith);
    }

    /** Own classes, those of the core included. */
    static Stream<File> classFiles() {
        return Stream.of("hermetic/core", "hermetic/plugin")
                .flatMap(module -> classFiles(ROOT.resolve(module).resolve("target/classes")))
                .filter(file -> !file.name().startsWith(COMMAND_LINE));
    }

    static Stream<File> classFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .map(file -> new File(directory.relativize(file).toString().replaceAll("\\.class$", ""), file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the class files in " + directory, e);
        }
    }
}
