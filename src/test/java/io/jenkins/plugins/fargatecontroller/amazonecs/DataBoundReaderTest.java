// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataBoundReaderTest {

    /** Read as data binding reads: by getter, or from a public field. */
    @SuppressWarnings("unused") // read by name
    public static final class Described {
        public final String field = "of the field";
        public static final String CONSTANT = "of the class";
        public final @Nullable String nothing = null;
        public final List<Object> pairs = List.of(new Pair("B", 2), new Pair("A", 1));
        public final List<Object> words = List.of("b", "a");
        public final Object entry = new Entry();
        public final String hidden = "of the field";
        private final String secret = "private";

        public String getHidden() {
            return "of the getter";
        }

        public boolean isReady() {
            return true;
        }

        public String getBroken() {
            return Objects.requireNonNull(nothing, "it cannot be read");
        }

        public String getWithArgument(String argument) {
            return argument;
        }
    }

    /** As a tag or a variable. */
    @SuppressWarnings("unused") // read by name
    public static final class Pair {
        public final String name;
        public final Object value;

        Pair(String name, Object value) {
            this.name = name;
            this.value = value;
        }
    }

    /** With more fields than a pair. */
    @SuppressWarnings("unused") // read by name
    public static final class Entry {
        public final int weight = 1;
        public final String provider = "FARGATE";
        public final @Nullable String base = null;
    }

    private final DataBoundReader reader = new DataBoundReader(new Described());

    @ParameterizedTest
    @CsvSource({
        "field, of the field",
        "hidden, of the getter",
        "ready, true",
        "nothing, ''",
        "secret, ''",
        "missing, ''",
        "withArgument, ''",
        "words, 'a, b'",
        "pairs, 'A=1, B=2'",
        "entry, '{base=, provider=FARGATE, weight=1}'",
    })
    void aPropertyIsReadByGetterOrFromAPublicFieldAndWrittenInOneWay(String property, String text) {
        assertThat(reader.text(property)).isEqualTo(text);
        assertThat(reader.value(property).isPresent()).isEqualTo(!text.isEmpty());
        assertThat(reader.text(property)).as("the second time").isEqualTo(text);
    }

    @Test
    void aListIsOneAndNothingElseIs() {
        assertThat(reader.items("words")).containsExactly("b", "a");
        assertThat(reader.items("field")).isEmpty();
        assertThat(reader.items("nothing")).isEmpty();
        assertThat(reader.items("missing")).isEmpty();
    }

    @Test
    void aGetterThatThrowsIsNamed() {
        assertThatThrownBy(() -> reader.value("broken"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("reading 'broken' of %s failed", Described.class.getName())
                .hasRootCauseMessage("it cannot be read");
    }

    @Test
    void whatIsNoEntryIsItsOwnText() {
        for (Object value : List.of("text", 7, true, 1.5, Pair.class)) {
            assertThat(new DataBoundReader(new Pair("name", value)).text("value"))
                    .isEqualTo(value.toString());
        }
    }
}
