// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("memory", "cpu", "platformVersion", "image");

    @ParameterizedTest
    @CsvSource({
        "memroy, memory",
        "MEMORY, memory",
        "cpus, cpu",
        "gpu, cpu",
        "plattformVersions, platformVersion",
        "Platform_Versoin, platformVersion",
        "immage, image",
    })
    void aWordThatDiffersLittleIsMeant(String word, String meant) {
        assertThat(Nearest.to(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"memoranda", "xyz", "' '", "''", "platform"})
    void anotherIsNot(String word) {
        assertThat(Nearest.to(word, KNOWN)).isEmpty();
    }

    @Test
    void theNearestOfSeveralIsMeant() {
        assertThat(Nearest.to("imaged", List.of("images", "image", "imaged1"))).contains("images");
        assertThat(Nearest.to("ab", List.of("abcd", "abc"))).contains("abc");
    }

    @Test
    void aLongTextIsNotCompared() {
        assertThat(Nearest.to("a".repeat(100), List.of("a".repeat(99)))).isPresent();
        assertThat(Nearest.to("a".repeat(101), List.of("a".repeat(100)))).isEmpty();
    }

    @Test
    void aKnownWordIsTakenHoweverItIsCapitalised() {
        assertThat(Nearest.known("Image", KNOWN, "is no key", "expected one")).isEqualTo("image");
        assertThatThrownBy(() -> Nearest.known("imagee", KNOWN, "is no key", "expected one"))
                .hasMessage("'imagee' is no key; did you mean 'image'?");
        assertThatThrownBy(() -> Nearest.known("other", KNOWN, "is no key", "expected one"))
                .hasMessage("'other' is no key; expected one");
    }
}
