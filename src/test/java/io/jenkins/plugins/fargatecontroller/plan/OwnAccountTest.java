// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnAccountTest {

    private static final Arn OWN = Arn.parse("arn:aws:ecs:eu-central-1:123456789012:task/demo/0123");

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::210987654321:role/x, 'the role belongs to the account 210987654321, but the controller runs in"
                + " 123456789012'",
        "arn:aws-cn:iam::123456789012:role/x, 'the role belongs to the partition aws-cn, but the controller runs in"
                + " aws'",
        "arn:aws-cn:iam::210987654321:role/x, 'the role belongs to the partition aws-cn, but the controller runs in"
                + " aws'",
    })
    void whatBelongsToAnotherIsForeign(String arn, String message) {
        assertThat(OwnAccount.foreign("role", Arn.parse(arn), OWN)).contains(message);
    }

    @Test
    void whatBelongsToTheSameAccountIsNot() {
        Arn role = Arn.parse("arn:aws:iam::123456789012:role/x");
        assertThat(OwnAccount.foreign("role", role, OWN)).isEmpty();
    }

    @Test
    void aThingOfAnotherRegionIsElsewhere() {
        Arn there = Arn.parse("arn:aws:ecs:us-east-1:123456789012:cluster/x");
        Arn here = Arn.parse("arn:aws:ecs:eu-central-1:210987654321:cluster/x");
        assertThat(OwnAccount.elsewhere("cluster", there, OWN))
                .contains("the cluster belongs to the region us-east-1, but the controller's network and logs are in"
                        + " eu-central-1");
        assertThat(OwnAccount.elsewhere("cluster", here, OWN)).isEmpty();
    }
}
