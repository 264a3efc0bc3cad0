// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.GZIPInputStream;

/** A line of Jenkins that the plugin runs on, and what was read off its archives. */
enum JenkinsLine {
    /** The oldest one. */
    BASELINE("baseline"),
    /** That of the controller's image. */
    IMAGE("image");

    private final String key;

    JenkinsLine(String key) {
        this.key = key;
    }

    /** Such as {@code 2.541.3}. */
    String version() {
        return property(key);
    }

    /** The release of the plugin BOM. */
    String bom() {
        return property(key + ".bom");
    }

    /** The first two numbers of the version, as the BOM's lines are named. */
    String line() {
        return version().replaceFirst("\\.\\d+$", "");
    }

    /** What {@code hermetic/jenkins-lines.properties} says. */
    static String property(String name) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Plugin.ROOT.resolve("hermetic/jenkins-lines.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty(name), name);
    }

    /** The lines of the list of this name, such as {@code taglibs}, without remarks. */
    List<String> list(String name) {
        return lines("/jenkins/" + version() + "." + name + ".txt");
    }

    static List<String> lines(String resource) {
        boolean compressed = JenkinsLine.class.getResource(resource) == null;
        String found = compressed ? resource + ".gz" : resource;
        try (InputStream file = Objects.requireNonNull(JenkinsLine.class.getResourceAsStream(found), found);
                var reader = new BufferedReader(
                        new InputStreamReader(compressed ? new GZIPInputStream(file) : file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + found, e);
        }
    }

    @Override
    public String toString() {
        return "Jenkins " + version();
    }
}
