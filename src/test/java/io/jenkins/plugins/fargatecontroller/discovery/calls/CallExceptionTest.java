// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import org.junit.jupiter.api.Test;

class CallExceptionTest {

    @Test
    void aRefusalNamesWhoMayNotCallWhatOnWhat() {
        CallException denied = CallException.denied("the task role demo");
        assertThat(denied.isMissing()).isFalse();
        assertThat(denied.<String>toFact("x:Get", "arn:1"))
                .isEqualTo(new Fact.Absent<>(
                        Fact.Cause.DENIED,
                        "the task role demo may not call x:Get",
                        "allow x:Get on arn:1 in the task role"));
    }

    @Test
    void whatIsMissingAndWhatFailedSayWhyAndWhatHelps() {
        CallException missing = CallException.missing("there is none", "make one");
        assertThat(missing.isMissing()).isTrue();
        assertThat(missing.<String>toFact("x:Get", "arn:1")).isEqualTo(Fact.none("x:Get: there is none", "make one"));
        CallException failed = CallException.failed("no answer", "try again");
        assertThat(failed.isMissing()).isFalse();
        assertThat(failed.<String>toFact("x:Get", "arn:1")).isEqualTo(Fact.failed("x:Get: no answer", "try again"));
    }
}
