// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How work grows with its input, told by the memory that a thread asks for: that is the same on every machine. */
public final class Growth {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int FEW = 500;

    /** Ten times the input; the logarithm of a sorted map, and what grows in steps, come on top. */
    private static final double LINEAR = 14;

    /** Something to measure, and what it is called. */
    @FunctionalInterface
    public interface Work {
        Object run() throws Exception;
    }

    private Growth() {}

    /**
     * Asserts that ten times the input takes about ten times the memory.
     *
     * @param prepare makes the work for an input of this size; what that takes does not count
     */
    public static void isLinear(String name, IntFunction<Work> prepare) throws Exception {
        isLinear(name, FEW, prepare);
    }

    /** The same with a smaller input, for work that takes its time. */
    public static void isLinear(String name, int size, IntFunction<Work> prepare) throws Exception {
        assertThat(prepare.apply(1).run()).as("what loads the classes").isNotNull();
        double few = allocated(prepare.apply(size));
        double many = allocated(prepare.apply(10 * size));
        assertThat(many / few)
                .as("%s: %.1f MB for %d, %.1f MB for %d", name, few / 1e6, size, many / 1e6, 10 * size)
                .isLessThan(LINEAR);
    }

    /** The bytes that this thread asks for meanwhile. */
    public static long allocated(Work work) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Object made = work.run();
        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(made).isNotNull();
        return after - before;
    }

    /** Templates as the parameter store has them, each with something of its own and a problem in every tenth. */
    public static TemplateParameter[] templates(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.template(
                        "t%05d".formatted(i),
                        "{\"memory\": %d, \"environment\": {\"A\": \"%d\"}}".formatted(i % 10 == 0 ? 1 : 2048, i)))
                .toArray(TemplateParameter[]::new);
    }
}
