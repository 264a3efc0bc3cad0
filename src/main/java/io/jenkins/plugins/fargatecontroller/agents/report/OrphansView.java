// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import io.jenkins.plugins.fargatecontroller.agents.sweep.Sweep;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import java.util.List;

/**
 * What the next sweep would stop.
 *
 * @param tasks oldest first
 * @param left how many more there are, for the time after
 * @param failure why it is not known; empty if it is
 */
public record OrphansView(List<Task> tasks, int left, String failure) {

    public OrphansView {
        tasks = List.copyOf(tasks);
    }

    /**
     * A task without a node.
     *
     * @param created in ISO 8601
     */
    public record Task(String arn, String node, String created) {}

    /** Asks AWS. */
    public interface Question {
        Sweep.Found ask() throws CallFailed;
    }

    public static OrphansView of(Question question) {
        try {
            Sweep.Found found = question.ask();
            return new OrphansView(found.stop().stream().map(OrphansView::task).toList(), found.left(), "");
        } catch (CallFailed e) {
            return new OrphansView(List.of(), 0, e.operation() + ": " + e.text());
        }
    }

    private static Task task(Sweep.Orphan orphan) {
        return new Task(
                orphan.task().ref().task(),
                orphan.node(),
                orphan.task().times().created().map(Object::toString).orElse(""));
    }
}
