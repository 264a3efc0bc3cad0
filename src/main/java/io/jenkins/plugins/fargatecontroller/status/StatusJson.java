// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLine;
import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.plan.PlanJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A status as maps, lists, texts, numbers and booleans: what the page's {@code api/json} answers. */
public final class StatusJson {

    private StatusJson() {}

    /** Durations are in milliseconds, instants in ISO 8601. */
    public static Map<String, Object> tree(Status status) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("state", status.headline().state().name());
        tree.put("sentence", status.headline().sentence());
        tree.put(
                "facts",
                status.environment().map(FactLines::of).orElse(List.of()).stream()
                        .map(StatusJson::fact)
                        .toList());
        tree.put("plan", PlanJson.tree(status.plan()));
        tree.put("pending", changes(status.pending()));
        tree.put("runs", status.runs().stream().map(StatusJson::run).toList());
        status.progress().ifPresent(progress -> tree.put("progress", progress(progress)));
        return tree;
    }

    private static Map<String, Object> fact(FactLine line) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("topic", line.topic());
        tree.put("name", line.name());
        if (line.fact() instanceof Fact.Found<String> found) {
            tree.put("value", found.value());
            tree.put("origin", found.origin().kind().toString());
            tree.put("from", found.origin().detail());
        }
        line.fact().absence().ifPresent(absent -> {
            tree.put("absent", absent.cause().name());
            tree.put("reason", absent.reason());
            tree.put("remedy", absent.remedy());
        });
        return tree;
    }

    private static List<Map<String, Object>> changes(List<Change> changes) {
        return changes.stream().map(StatusJson::change).toList();
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", change.kind().name());
        tree.put("target", change.target());
        tree.put("why", change.why().name());
        change.cause().ifPresent(cause -> tree.put("cause", cause(cause)));
        tree.put(
                "differences",
                change.differences().stream()
                        .map(Difference::redacted)
                        .map(StatusJson::difference)
                        .toList());
        return tree;
    }

    private static Map<String, Object> cause(PlanCause cause) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", cause.source().name());
        tree.put("by", cause.by());
        tree.put("at", cause.at().toString());
        return tree;
    }

    private static Map<String, Object> difference(Difference difference) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("field", difference.field());
        tree.put("before", difference.before());
        tree.put("after", difference.after());
        return tree;
    }

    private static Map<String, Object> run(Run run) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("trigger", run.trigger().name());
        tree.put("start", run.start().toString());
        tree.put("millis", run.result().took().toMillis());
        tree.put("outcome", run.result().outcome().name());
        tree.put("message", run.result().message());
        tree.put("applied", changes(run.result().applied()));
        tree.put("calls", calls(run.trace().calls()));
        return tree;
    }

    private static Map<String, Object> progress(Progress progress) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("done", progress.done());
        tree.put("expected", progress.expected());
        tree.put("calls", calls(progress.calls()));
        return tree;
    }

    private static List<Map<String, Object>> calls(List<Trace.Call> calls) {
        return calls.stream().map(StatusJson::call).toList();
    }

    private static Map<String, Object> call(Trace.Call call) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("operation", call.operation());
        tree.put("depth", call.depth());
        tree.put("startMillis", call.span().start().toMillis());
        tree.put("millis", call.span().took().toMillis());
        tree.put("outcome", call.outcome().kind().name());
        tree.put("message", call.outcome().message());
        tree.put("pages", call.outcome().pages());
        return tree;
    }
}
