// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadWorkerTest {

    private final ExecutorService own = Executors.newSingleThreadExecutor(work -> new Thread(work, "own"));
    private final ExecutorService calls = Executors.newFixedThreadPool(2, work -> new Thread(work, "calls"));
    private final ThreadWorker worker = new ThreadWorker(own, calls);
    private final LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        own.shutdownNow();
        calls.shutdownNow();
    }

    private Runnable note(String what) {
        return () -> done.add(what + " on " + Thread.currentThread().getName());
    }

    private String next() throws InterruptedException {
        return String.valueOf(done.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void workIsDoneInOrderOnTheEnginesOwnThreadAndCallsOnOthers() throws InterruptedException {
        worker.run(note("one"));
        worker.run(note("two"));
        assertThat(List.of(next(), next())).containsExactly("one on own", "two on own");
        worker.later(Duration.ofMillis(1), note("later"));
        assertThat(next()).isEqualTo("later on own");
        worker.call(note("call"));
        assertThat(next()).isEqualTo("call on calls");
    }

    @Test
    void aCallThatHangsHoldsUpNoWork() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        worker.call(() -> {
            try {
                answered.await();
                done.add("answered");
            } catch (InterruptedException e) {
                done.add("interrupted");
            }
        });
        worker.run(note("meanwhile"));
        assertThat(next()).isEqualTo("meanwhile on own");
        answered.countDown();
        assertThat(next()).isEqualTo("answered");
    }

    @Test
    void aMistakeEndsNeitherTheThreadNorWhatComesAfter() throws InterruptedException {
        worker.run(() -> {
            throw new IllegalStateException("a mistake");
        });
        worker.run(() -> {
            throw new NoClassDefFoundError("a class that is gone");
        });
        worker.run(note("after"));
        assertThat(next()).isEqualTo("after on own");
    }

    @Test
    void onceItWasStoppedNothingIsDoneAndNobodyIsToldOff() {
        own.shutdown();
        calls.shutdown();
        worker.run(note("work"));
        worker.call(note("call"));
        assertThat(own.shutdownNow()).isEmpty();
        assertThat(done).isEmpty();
    }
}
