// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingCallTest {

    private static Reply<Integer> ask(Optional<Integer> answer) throws CallException, InterruptedException {
        PendingCall<String, Integer> call =
                PendingCall.one("x:Get", name -> "arn:" + name, name -> "thing " + name, name -> answer);
        assertThat(call.resource().apply("demo")).isEqualTo("arn:demo");
        return call.question().ask("demo");
    }

    @Test
    void whatIsFoundComesFromTheOperation() throws CallException, InterruptedException {
        assertThat(ask(Optional.of(7))).isEqualTo(new Reply<>(Fact.found(7, Origin.discovered("x:Get")), 1, ""));
    }

    @Test
    void whatDoesNotExistIsNamed() throws CallException, InterruptedException {
        assertThat(ask(Optional.empty()))
                .isEqualTo(new Reply<>(
                        Fact.none("x:Get knows no thing demo", "check that thing demo has not been deleted"), 1));
    }
}
