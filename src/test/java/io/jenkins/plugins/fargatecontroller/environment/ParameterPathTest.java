// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jenkins/demo",
                "/jenkins/demo/",
                "/a",
                "/A-1._x/b",
                "/1/2/3/4/5/6/7/8/9/10/11/12/13",
                "/jenkins/aws"
            })
    void aPathIsAPath(String path) {
        assertThat(Variables.of(Map.of(Variables.PARAMETERS, path)).pathFlaw()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jenkins/demo, is not a path: it does not begin with a slash",
        "//jenkins, is not a path: it has nothing between two slashes",
        "/jenkins//demo, is not a path: it has nothing between two slashes",
        "/, is not a path: it has nothing between two slashes",
        "////, is not a path: it has nothing between two slashes",
        "/jenkins/de mo, is not a path: it may have letters",
        "/jenkins/*, is not a path: it may have letters",
        "/jenkins/é, is not a path: it may have letters",
        "https://h/jenkins, is not a path: it does not begin with a slash",
        "/1/2/3/4/5/6/7/8/9/10/11/12/13/14, 'is too deep: it has 14 levels, where 13 are the most'",
        "/aws/service, is not free",
        "/AwsX/service, is not free",
        "/ssm, is not free",
    })
    void whatIsNoneIsSaidToBeNone(String path, String flaw) {
        assertThat(Variables.of(Map.of(Variables.PARAMETERS, path)).pathFlaw())
                .hasValueSatisfying(message -> assertThat(message)
                        .startsWith("FARGATE_CONTROLLER_PARAMETERS is '")
                        .contains(flaw));
    }

    @Test
    void theLastPartBecomesATag() {
        assertThat(flaw("/jenkins/" + "a".repeat(256))).isEmpty();
        assertThat(flaw("/jenkins/" + "a".repeat(257))).contains("its last part, which names the controller");
    }

    private static String flaw(String path) {
        return Variables.of(Map.of(Variables.PARAMETERS, path)).pathFlaw().orElse("");
    }

    @ParameterizedTest
    @ValueSource(ints = {901, 100_000})
    void aLongOneIsTooLong(int length) {
        assertThat(Variables.of(Map.of(Variables.PARAMETERS, "/" + "a".repeat(length - 1)))
                        .pathFlaw())
                .hasValueSatisfying(message ->
                        assertThat(message).contains("is too long: " + length).hasSizeLessThan(250));
    }
}
