// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Password;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnknownPasswordTest {

    @Test
    void noTwoAreTheSame() {
        assertThat(Stream.generate(UnknownPassword::make).limit(100).map(Password::reveal))
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).hasSize(44));
    }

    @Test
    void jenkinsTakesItAndNobodySeesIt() {
        Password password = UnknownPassword.make();
        assertThat(password.flaw()).isEmpty();
        assertThat(password.toString()).doesNotContain(password.reveal());
    }
}
