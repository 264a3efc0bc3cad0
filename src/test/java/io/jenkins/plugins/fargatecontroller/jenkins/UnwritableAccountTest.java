// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.User;
import hudson.model.UserProperty;
import hudson.model.UserPropertyDescriptor;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Some plugin gives each account something that core refuses to write. */
class UnwritableAccountTest {

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @BeforeEach
    @AfterEach
    void fresh() {
        FakeSurroundings.reset();
    }

    @Test
    void jenkinsIsClosedAndTheCauseIsNamed() throws Throwable {
        session.then(rule -> {
            assertThat(status(rule, "")).isEqualTo(403);
            assertNamed();
            // nothing has changed, and it is said as long as it is so
            FargateController.get().apply(shown -> true);
            assertNamed();
        });
        session.then(rule -> {
            assertThat(status(rule, "")).isEqualTo(403);
            assertNamed();
        });
    }

    private static void assertNamed() throws InterruptedException {
        assertThat(FakeSurroundings.settled()).isEqualTo(Headline.State.PROBLEMS);
        assertThat(FargateController.get().status().plan().problems())
                .extracting(Problem::sentences)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("The user 'ecsuser' could not be saved: Jenkins cannot write the account 'ecsuser'"
                                + " because of its property Hoard")
                        .contains("Refusing to marshal " + StampedLock.class.getName())
                        .doesNotContain("Make room"));
    }

    private static int status(JenkinsRule rule, String path) throws Exception {
        JenkinsRule.WebClient client = rule.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .withJavaScriptEnabled(false);
        client.setRefreshHandler((page, url, seconds) -> {});
        return client.goTo(path, null).getWebResponse().getStatusCode();
    }

    /** A property with a class that core does not know as harmless. */
    public static class Hoard extends UserProperty {

        private final Object lock = new StampedLock();

        /** Each account has one. */
        @TestExtension
        public static class DescriptorImpl extends UserPropertyDescriptor {

            @Override
            public UserProperty newInstance(User user) {
                return new Hoard();
            }
        }
    }

    /** This Jenkins runs on Fargate. */
    @TestExtension
    public static class OnFargate extends FakeSurroundings {}
}
