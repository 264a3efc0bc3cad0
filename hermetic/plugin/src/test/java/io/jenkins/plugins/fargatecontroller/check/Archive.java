// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What is in a zip archive: its files by name, in the order of their names. */
record Archive(SortedMap<String, Content> files) {
    private static final String LIBRARIES = "WEB-INF/lib/";

    /** The bytes of one file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(byte[] bytes) {}

    static Archive read(Path file) {
        try {
            return read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + "; `make package` builds it", e);
        }
    }

    /** The archives in {@code WEB-INF/lib}, by file name. */
    Map<String, Archive> libraries() {
        Map<String, Archive> libraries = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith(LIBRARIES)) {
                libraries.put(name.substring(LIBRARIES.length()), read(name, content.bytes()));
            }
        });
        return libraries;
    }

    private static Archive read(String name, byte[] bytes) {
        SortedMap<String, Content> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && files.put(entry.getName(), new Content(zip.readAllBytes())) != null) {
                    throw new IllegalArgumentException(name + " holds " + entry.getName() + " twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name + " as a zip archive", e);
        }
        return new Archive(files);
    }
}
