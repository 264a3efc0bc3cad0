// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import java.util.List;
import java.util.stream.Stream;

/** Texts that somebody wrote to break what reads them. */
public final class Hostile {

    /** Less than Jenkins gives any of its threads. */
    private static final int SMALL_STACK = 192 << 10;

    private static final List<String> STARTS = List.of(
            "",
            "/",
            "a",
            "http://",
            "arn:aws",
            "arn:aws:ecs:eu-central-1:123456789012:cluster/",
            "arn:aws:iam::123456789012:role/",
            "arn:aws:sns:eu-central-1:123456789012:",
            "1 1 0:1 / /a b - ",
            "{\"image\": \"",
            "- name: ");

    private static final List<String> UNITS = List.of(
            "a",
            "A",
            "0",
            "9",
            "-",
            "_",
            ".",
            "/",
            ":",
            "@",
            ",",
            " ",
            "\n",
            "\t",
            "\\",
            "\"",
            "'",
            "[",
            "{",
            "(",
            "%",
            "a.",
            "a/",
            "a_",
            "a__",
            "-a",
            ":a",
            "a:1",
            "/a",
            "://",
            "a@",
            "$",
            "${",
            "a,",
            "a ",
            "[a",
            "{a: ",
            "{\"a\":",
            "- ",
            "? ",
            "&a",
            "*a",
            "!",
            "#",
            "\\040",
            "\u0000",
            "\u2028",
            "\u0085",
            "é",
            "\uD83D\uDE00",
            "\uD83D");

    private static final List<Integer> LENGTHS = List.of(2_000, 100_000);

    private Hostile() {}

    /** Each start with each unit behind it, again and again, in several lengths. */
    public static Stream<String> texts() {
        return STARTS.stream()
                .flatMap(start -> UNITS.stream()
                        .flatMap(unit -> LENGTHS.stream().map(length -> start + unit.repeat(length / unit.length()))));
    }

    /** Runs on a thread with little stack; what is thrown there is thrown here. */
    public static void onSmallStack(Runnable work) throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(null, work, "small stack", SMALL_STACK);
        thread.setUncaughtExceptionHandler((ignored, failure) -> thrown[0] = failure);
        thread.start();
        thread.join();
        if (thrown[0] != null) {
            throw new AssertionError("thrown on a thread with little stack", thrown[0]);
        }
    }
}
