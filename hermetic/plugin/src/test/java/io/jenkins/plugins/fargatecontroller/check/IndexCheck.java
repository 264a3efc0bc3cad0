// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import hudson.Extension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.YesNoMaybe;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/**
 * Compares the indexes by which Jenkins finds a plugin's parts with the annotations in its class files. What is not in an
 * index does not exist for Jenkins, without any message.
 *
 * @param classes the directory that holds the class files and {@code META-INF/annotations}
 */
record IndexCheck(Path classes) {
    private static final String FOLDER = "META-INF/annotations";

    /** The annotations of Jenkins and structs that are {@code @Indexed}: a text file each, a class a line. */
    private static final List<String> INDEXED = List.of(
            "hudson.cli.declarative.CLIMethod",
            "hudson.cli.declarative.CLIResolver",
            "hudson.cli.declarative.OptionHandlerExtension",
            "hudson.init.Initializer",
            "hudson.init.Terminator",
            "org.jenkinsci.Symbol");

    List<String> problems() {
        Stream<String> extensions = differences("hudson.Extension", annotated("hudson.Extension", false), extensions());
        Stream<String> text = INDEXED.stream().flatMap(name -> differences(name, annotated(name, true), lines(name)));
        return Stream.concat(extensions, text).toList();
    }

    /** What the extensions say about being loaded into a running Jenkins. */
    Set<YesNoMaybe> dynamicLoadable() {
        return extensionItems().stream()
                .map(item -> annotation(item).dynamicLoadable())
                .collect(Collectors.toSet());
    }

    private static Stream<String> differences(String index, Set<String> inClasses, Set<String> inIndex) {
        Stream<String> missing = inClasses.stream()
                .filter(name -> !inIndex.contains(name))
                .map(name -> FOLDER + "/" + index + " lacks " + name);
        Stream<String> excess = inIndex.stream()
                .filter(name -> !inClasses.contains(name))
                .map(name -> FOLDER + "/" + index + " names " + name + ", which is not annotated with it");
        return Stream.concat(missing, excess);
    }

    private Set<String> annotated(String annotation, boolean classOnly) {
        return Annotated.in(Plugin.classFiles(classes), annotation).stream()
                .map(name -> classOnly ? name.replaceAll("#.*", "") : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> extensions() {
        return extensionItems().stream()
                .map(item -> item.memberName() == null ? item.className() : item.className() + "#" + item.memberName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<IndexItem<Extension, Object>> extensionItems() {
        if (!Files.exists(classes.resolve(FOLDER).resolve("hudson.Extension"))) {
            return List.of();
        }
        try (URLClassLoader loader = indexLoader()) {
            List<IndexItem<Extension, Object>> items = new ArrayList<>();
            Index.load(Extension.class, Object.class, loader).forEach(items::add);
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the index of extensions in " + classes, e);
        }
    }

    /** Sees the types of the test, but no index other than this one. */
    private URLClassLoader indexLoader() throws IOException {
        URL[] here = {classes.toUri().toURL()};
        return new URLClassLoader(here, IndexCheck.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return findResources(name);
            }
        };
    }

    private static Extension annotation(IndexItem<Extension, Object> item) {
        return item.annotation();
    }

    private Set<String> lines(String index) {
        Path file = classes.resolve(FOLDER).resolve(index);
        try {
            return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
