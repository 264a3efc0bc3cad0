// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A Jelly view or an HTML fragment as its parser sees it.
 *
 * @param broken why it is not well-formed
 * @param escapes whether it says {@code <?jelly escape-by-default='true'?>}
 */
record View(Path file, List<Element> elements, List<Text> texts, Optional<String> broken, boolean escapes) {
    /** An element with its attributes as written; {@code uri} is empty for HTML. */
    record Element(String uri, String name, Map<String, String> attributes, int line) {}

    /** Text between tags, and the element that it is in. */
    record Text(String parent, String text, int line) {}

    static View read(Path file) {
        Reader reader = new Reader();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.newSAXParser().parse(file.toFile(), reader);
            return reader.view(file, Optional.empty());
        } catch (SAXParseException e) {
            return reader.view(file, Optional.of("line " + e.getLineNumber() + ": " + e.getMessage()));
        } catch (SAXException | ParserConfigurationException e) {
            return reader.view(file, Optional.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** A file beside this one. */
    Path sibling(String name) {
        return file.resolveSibling(name);
    }

    String name() {
        return file.getFileName().toString();
    }

    /** The text of the file. */
    String source() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static final class Reader extends DefaultHandler {
        private final List<Element> elements = new ArrayList<>();
        private final List<Text> texts = new ArrayList<>();
        private final List<String> open = new ArrayList<>(List.of(""));
        private boolean escapes;
        private @Nullable Locator locator;

        View view(Path file, Optional<String> broken) {
            return new View(file, List.copyOf(elements), List.copyOf(texts), broken, escapes);
        }

        @Override
        public void setDocumentLocator(Locator here) {
            locator = here;
        }

        @Override
        public void processingInstruction(String target, String data) {
            escapes |= target.equals("jelly") && data.matches("escape-by-default=['\"]true['\"]");
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int at = 0; at < attributes.getLength(); at++) {
                values.put(attributes.getQName(at), attributes.getValue(at));
            }
            elements.add(new Element(uri, name, values, line()));
            open.add(name);
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            open.remove(open.size() - 1);
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            texts.add(new Text(open.get(open.size() - 1), new String(characters, start, length), line()));
        }

        private int line() {
            return locator == null ? 0 : locator.getLineNumber();
        }
    }
}
