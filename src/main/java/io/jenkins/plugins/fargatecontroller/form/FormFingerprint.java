// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.settings.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short texts that stand for long ones. */
public final class FormFingerprint {

    private static final int LETTERS = 16;

    private FormFingerprint() {}

    /** Of the stored overrides; the same after a restart, so that no form grows old by it. */
    static String of(OverridesForm form) {
        Stream<Map<String, String>> parts = Stream.of(List.of(form.controller()), form.clouds(), form.templates())
                .flatMap(List::stream);
        return of(parts.map(TreeMap::new).map(TreeMap::toString).collect(Collectors.joining("\n")));
    }

    public static String of(String text) {
        return Fingerprint.of(text).substring(0, LETTERS);
    }
}
