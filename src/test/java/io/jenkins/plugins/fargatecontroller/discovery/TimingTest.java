// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which calls run side by side, how long a chain is, and what ends a discovery early. */
class TimingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestController controller = new TestController();

    @Test
    void callsThatNeedOnlyTheTaskRunSideBySide() throws InterruptedException {
        assertMeet(Set.of(
                "ecs:DescribeTasks",
                "ecs:DescribeServices",
                "ecs:DescribeTaskDefinition",
                "ecs:DescribeClusters",
                "ssm:GetParametersByPath",
                "ssm:GetParameter"));
    }

    @Test
    void callsThatNeedAnAnswerEachRunSideBySide() throws InterruptedException {
        assertMeet(Set.of(
                "servicediscovery:GetService",
                "elasticloadbalancing:DescribeTargetGroups",
                "elasticfilesystem:DescribeFileSystems"));
    }

    @Test
    void theLoadBalancerAndItsListenersAreAskedSideBySide() throws InterruptedException {
        assertMeet(Set.of(
                "elasticloadbalancing:DescribeLoadBalancers",
                "elasticloadbalancing:DescribeListeners",
                "servicediscovery:GetNamespace"));
    }

    /** Each of these calls waits until all of them have begun; one that came after another would wait in vain. */
    private void assertMeet(Set<String> operations) throws InterruptedException {
        var barrier = new CyclicBarrier(operations.size());
        var met = new CountDownLatch(operations.size());
        var left = ConcurrentHashMap.<String>newKeySet();
        left.addAll(operations);
        controller.account.onCall(operation -> {
            if (left.remove(operation)) {
                await(barrier);
                met.countDown();
            }
        });
        controller.discover();
        assertThat(met.getCount()).as("calls that did not meet the others").isZero();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other calls did not begin", e);
        }
    }

    @Test
    void theLongestChainHasFiveCalls() throws InterruptedException {
        controller.task = TestController.TASK.replace("\"ServiceName\": \"controller\",", "");
        Trace trace = controller.discover().trace();
        assertThat(trace.depth()).isEqualTo(5);
        assertThat(depths(trace))
                .isEqualTo(Map.ofEntries(
                        Map.entry("metadata:task", 1),
                        Map.entry("metadata:container", 1),
                        Map.entry("ecs:DescribeTasks", 2),
                        Map.entry("ecs:DescribeTaskDefinition", 2),
                        Map.entry("ecs:DescribeClusters", 3),
                        Map.entry("ssm:GetParametersByPath", 2),
                        Map.entry("ssm:GetParameter", 2),
                        Map.entry("ecs:DescribeServices", 3),
                        Map.entry("elasticfilesystem:DescribeFileSystems", 3),
                        Map.entry("servicediscovery:GetService", 4),
                        Map.entry("servicediscovery:GetNamespace", 5),
                        Map.entry("elasticloadbalancing:DescribeTargetGroups", 4),
                        Map.entry("elasticloadbalancing:DescribeLoadBalancers", 5),
                        Map.entry("elasticloadbalancing:DescribeListeners", 5)));
    }

    @Test
    void theNameOfTheServiceInTheMetadataSavesACall() throws InterruptedException {
        assertThat(depths(controller.discover().trace()))
                .containsEntry("ecs:DescribeServices", 2)
                .containsEntry("servicediscovery:GetNamespace", 4);
    }

    @Test
    void oneThreadIsEnough() throws InterruptedException {
        controller.threads = 1;
        assertThat(controller.environment().network().names().cloudMap().isFound())
                .isTrue();
    }

    @Test
    void progressTellsEachCallOnceAsTheTraceDoes() throws InterruptedException {
        Trace trace = controller.discover().trace();
        assertThat(controller.progress).containsExactlyInAnyOrderElementsOf(trace.calls());
        assertThat(trace.calls()).hasSize(15).allSatisfy(call -> {
            assertThat(call.outcome().kind()).isEqualTo(Trace.StatusCode.OK);
            assertThat(call.span().start().plus(call.span().took())).isLessThanOrEqualTo(trace.took());
        });
    }

    @Test
    @Timeout(20)
    void whatIsNotAnsweredByTheDeadlineIsAFailureAndTheRestStands() throws InterruptedException {
        controller.deadline = Duration.ofMillis(700);
        var never = new CountDownLatch(1);
        controller.account.onCall(operation -> {
            if (operation.equals("servicediscovery:GetService")) {
                awaitQuietly(never);
            }
        });
        Environment environment = controller.environment();
        assertThat(environment.network().names().cloudMap().absence().orElseThrow())
                .satisfies(absent -> assertThat(absent.cause()).isEqualTo(Fact.Cause.FAILED))
                .satisfies(absent ->
                        assertThat(absent.reason()).startsWith("servicediscovery:GetService was not answered"));
        assertThat(environment.compute().service().isFound()).isTrue();
    }

    @Test
    @Timeout(20)
    void anInterruptEndsItAndTheCallsThatRun() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        controller.account.onCall(operation -> {
            if (operation.equals("ecs:DescribeClusters")) {
                begun.countDown();
                if (awaitQuietly(new CountDownLatch(1))) {
                    interrupted.countDown();
                }
            }
        });
        var outcome = new AtomicReference<Throwable>();
        var caller = new Thread(() -> {
            try {
                controller.discover();
            } catch (InterruptedException e) {
                outcome.set(e);
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        assertThat(interrupted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aListingThatRepeatsItsTokenEnds() {
        assertThatThrownBy(() -> ResultPage.all("x:List", token -> new ResultPage<>(List.of(1), Optional.of("again"))))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("does not end");
    }

    /** Whether it was interrupted. */
    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static Map<String, Integer> depths(Trace trace) {
        return trace.calls().stream().collect(Collectors.toMap(Trace.Call::operation, Trace.Call::depth, Math::max));
    }
}
