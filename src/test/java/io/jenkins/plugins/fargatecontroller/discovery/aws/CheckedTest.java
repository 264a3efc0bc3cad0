// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckedTest {

    private static void garbled(ThrowingCallable call, String text) {
        CallException failed = catchThrowableOfType(CallException.class, call);
        assertThat(failed).hasMessage("the answer " + text);
        assertThat(failed.isMissing()).isFalse();
    }

    @Test
    void aListIsOneThatTheAnswerHas() throws CallException {
        assertThat(Checked.list(true, Arrays.asList("a", null, "b"), "subnets")).containsExactly("a", "b");
        assertThat(Checked.list(true, List.of(), "subnets")).isEmpty();
        garbled(() -> Checked.list(false, List.of(), "subnets"), "has no list of subnets");
    }

    private static List<Integer> numbers(@Nullable String... texts) throws CallException {
        return Checked.usable(
                Arrays.asList(texts),
                "numbers",
                text -> text.matches("[0-9]+") ? Optional.of(Integer.valueOf(text)) : Optional.empty());
    }

    @Test
    void anItemThatCannotBeUnderstoodCostsItselfUnlessAllAreSo() throws CallException {
        assertThat(numbers("1", "x", null, "2")).containsExactly(1, 2);
        assertThat(numbers()).isEmpty();
        garbled(() -> numbers("x"), "has nothing that can be understood in its list of numbers");
        garbled(() -> numbers(null, null), "has nothing that can be understood in its list of numbers");
    }

    @Test
    void aPartHasToBeThereAndATextNotBlank() throws CallException {
        assertThat(Checked.present(7, "number")).isEqualTo(7);
        garbled(() -> Checked.present(null, "number"), "has no number");
        assertThat(Checked.named("x", "name")).isEqualTo("x");
        garbled(() -> Checked.named(null, "name"), "has no name");
        garbled(() -> Checked.named(" \n", "name"), "has no name");
        assertThat(Checked.text(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "65535, true", "0, false", "-1, false", "65536, false", ", false"})
    void aPortIsANumberFromOne(@Nullable Integer port, boolean is) {
        assertThat(Checked.isPort(port)).isEqualTo(is);
    }
}
