// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.discovery.Aws;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SdkServicesTest {

    private static final Arn ARN = Arn.parse("arn:aws:ecs:eu-central-1:123456789012:cluster/demo");

    /** A broken endpoint fails the call that builds the client, which tells which variable each service goes by. */
    private interface Asking {
        void ask(Aws aws) throws CallException;
    }

    static Stream<Arguments> services() {
        return Stream.of(
                asking("ECS", aws -> aws.ecs().cluster(ARN)),
                asking("SERVICEDISCOVERY", aws -> aws.cloudMap().service("srv-1")),
                asking("EFS", aws -> aws.fileSystems().mode("fs-1")),
                asking("ELASTIC_LOAD_BALANCING_V2", aws -> aws.loadBalancers().dnsName(ARN)),
                asking("SSM", aws -> aws.parameterStore().type("jenkins-pwd")));
    }

    private static Arguments asking(String name, Asking question) {
        return Arguments.of(name, question);
    }

    @ParameterizedTest
    @MethodSource("services")
    void eachServiceHasAnEndpointOfItsOwn(String name, Asking question) {
        String variable = "AWS_ENDPOINT_URL_" + name;
        SdkServices aws = new SdkServices(
                Map.of(variable, "nowhere", "AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "key"), "eu-central-1");
        assertThatThrownBy(() -> question.ask(aws))
                .isInstanceOf(CallException.class)
                .hasMessage("%s is 'nowhere', which is not an address", variable);
        aws.close();
    }
}
