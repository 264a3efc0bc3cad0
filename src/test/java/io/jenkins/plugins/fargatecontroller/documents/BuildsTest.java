// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The two builds ({@code pom.xml} and {@code hermetic.xml}) compile against the same libraries. */
class BuildsTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    /** The native build gets these from the Jenkins side; the hermetic one needs none of them. */
    private static final Pattern JENKINS = Pattern.compile("org\\.jenkins.*|io\\.jenkins.*|com\\.cloudbees.*");

    @Test
    void librariesOfTheCoreAreThoseOfTheNativeBuild() {
        Set<String> core = libraries("hermetic/core/pom.xml");
        // Jenkins itself logs through SLF4J; the command line needs a binding of its own.
        core.remove("org.slf4j:slf4j-jdk14");
        assertThat(libraries("pom.xml")).containsExactlyInAnyOrderElementsOf(core);
    }

    @Test
    void theirVersionsAreTheSame() {
        Map<String, String> hermetic = versions("hermetic.xml");
        Map<String, String> nativeOnes = versions("pom.xml");
        hermetic.keySet().retainAll(nativeOnes.keySet());
        nativeOnes.keySet().retainAll(hermetic.keySet());
        assertThat(hermetic).isNotEmpty().isEqualTo(nativeOnes);
    }

    private static Set<String> libraries(String pom) {
        Set<String> libraries = new HashSet<>();
        for (Element dependency : elements(document(pom).getDocumentElement(), "dependencies", "dependency")) {
            boolean test = text(dependency, "scope").equals("test");
            boolean jenkins = JENKINS.matcher(text(dependency, "groupId")).matches();
            if (!test && !jenkins) {
                libraries.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
            }
        }
        return libraries;
    }

    private static Map<String, String> versions(String pom) {
        Element properties = elements(document(pom).getDocumentElement(), "properties")
                .iterator()
                .next();
        return children(properties).stream()
                .filter(property -> property.getTagName().endsWith(".version"))
                .collect(Collectors.toMap(
                        Element::getTagName, Element::getTextContent, (first, second) -> second, HashMap::new));
    }

    private static Set<Element> elements(Element parent, String... path) {
        Set<Element> found = Set.of(parent);
        for (String name : path) {
            found = found.stream()
                    .flatMap(element -> children(element).stream())
                    .filter(child -> child.getTagName().equals(name))
                    .collect(Collectors.toSet());
        }
        return found;
    }

    private static Set<Element> children(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .collect(Collectors.toSet());
    }

    private static String text(Element parent, String child) {
        return elements(parent, child).stream()
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static Document document(String pom) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(ROOT.resolve(pom).toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("cannot read " + pom, e);
        }
    }
}
