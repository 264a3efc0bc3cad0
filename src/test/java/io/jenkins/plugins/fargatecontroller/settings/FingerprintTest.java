// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void itIsSha256() {
        assertThat(Fingerprint.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Fingerprint.of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void namesAndValuesAreToldApart() {
        assertThat(Fingerprint.of(Map.of("a", "bc"))).isNotEqualTo(Fingerprint.of(Map.of("ab", "c")));
        assertThat(Fingerprint.of(ordered("a", "b"))).isNotEqualTo(Fingerprint.of(ordered("b", "a")));
        assertThat(Fingerprint.of(ordered("a", "b"))).isEqualTo(Fingerprint.of(ordered("a", "b")));
        assertThat(Fingerprint.of(Map.of())).isEqualTo(Fingerprint.of(""));
    }

    private static Map<String, String> ordered(String first, String second) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(first, "1");
        values.put(second, "2");
        return values;
    }
}
