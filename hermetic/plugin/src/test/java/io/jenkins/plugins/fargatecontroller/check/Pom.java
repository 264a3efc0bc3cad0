// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A POM as it is written, properties filled in where it defines them itself. */
record Pom(Element project) {
    static Pom read(Path file) {
        try {
            return new Pom(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement());
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    /** The text at a path of element names like {@code parent/version}; fails when it is not there. */
    String text(String path) {
        Element at = project;
        for (String name : path.split("/", -1)) {
            at = children(at, name).findFirst().orElseThrow(() -> new IllegalStateException("no " + path));
        }
        return filled(at.getTextContent().strip());
    }

    Map<String, String> properties() {
        return children(project, "properties")
                .flatMap(Pom::children)
                .collect(Collectors.toMap(
                        Element::getTagName,
                        property -> property.getTextContent().strip()));
    }

    /** The dependencies, in order. */
    List<Dependency> dependencies() {
        return children(project, "dependencies")
                .flatMap(Pom::children)
                .map(this::dependency)
                .toList();
    }

    /**
     * @param version empty when it is managed elsewhere
     * @param scope {@code compile} when it names none
     */
    record Dependency(String group, String artifact, String version, String scope, boolean optional) {}

    private Dependency dependency(Element dependency) {
        return new Dependency(
                child(dependency, "groupId", ""),
                child(dependency, "artifactId", ""),
                child(dependency, "version", ""),
                child(dependency, "scope", "compile"),
                Boolean.parseBoolean(child(dependency, "optional", "false")));
    }

    private String child(Element parent, String name, String otherwise) {
        return children(parent, name)
                .findFirst()
                .map(element -> filled(element.getTextContent().strip()))
                .orElse(otherwise);
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> property : properties().entrySet()) {
            filled = filled.replace("${" + property.getKey() + "}", property.getValue());
        }
        return filled.equals(text) ? text : filled(filled);
    }

    private static Stream<Element> children(Element parent, String name) {
        return children(parent).filter(child -> child.getTagName().equals(name));
    }

    private static Stream<Element> children(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(at -> parent.getChildNodes().item(at))
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }
}
