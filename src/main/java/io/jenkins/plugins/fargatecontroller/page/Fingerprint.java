// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short texts that stand for long ones. */
final class Fingerprint {

    private static final int LETTERS = 16;

    private Fingerprint() {}

    /** Of the stored overrides; the same after a restart, so that no form grows old by it. */
    static String of(OverridesForm form) {
        Stream<Map<String, String>> parts = Stream.of(List.of(form.controller()), form.clouds(), form.templates())
                .flatMap(List::stream);
        return of(parts.map(TreeMap::new).map(TreeMap::toString).collect(Collectors.joining("\n")));
    }

    static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
