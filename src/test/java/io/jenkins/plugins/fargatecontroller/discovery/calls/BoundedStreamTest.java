// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedStreamTest {

    private static final Duration LONG = Duration.ofHours(1);

    private static InputStream body(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 10})
    void aBodyThatIsNotTooLongIsReadToItsEnd(int bytes) throws IOException {
        assertThat(new BoundedStream(body(bytes), 10, LONG).readAllBytes()).hasSize(bytes);
        InputStream one = new BoundedStream(body(bytes), 10, LONG);
        for (int i = 0; i < bytes; i++) {
            assertThat(one.read()).isZero();
        }
        assertThat(one.read()).isEqualTo(-1);
        assertThat(one.read()).isEqualTo(-1);
    }

    @Test
    void oneByteMoreIsTooMuchHoweverItIsRead() throws IOException {
        assertThatThrownBy(() -> new BoundedStream(body(11), 10, LONG).readAllBytes())
                .isInstanceOf(BoundedStream.Exceeded.class)
                .hasMessage("more than 10 bytes");
        InputStream one = new BoundedStream(body(11), 10, LONG);
        one.readNBytes(10);
        assertThatThrownBy(one::read).isInstanceOf(BoundedStream.Exceeded.class);
    }

    @Test
    void aBodyThatTakesTooLongEndsHoweverShortItIs() throws InterruptedException {
        InputStream late = new BoundedStream(body(1), 10, Duration.ofMillis(1));
        Thread.sleep(2);
        assertThatThrownBy(late::read)
                .isInstanceOf(BoundedStream.Exceeded.class)
                .hasMessage("not complete within 0.001 s");
    }
}
