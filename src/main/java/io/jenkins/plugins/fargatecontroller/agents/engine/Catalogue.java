// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureReader;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import io.jenkins.plugins.fargatecontroller.agents.launch.Family;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.rate.Rates;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions.Registration;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the task definitions, and has those registered that are missing: one revision for each content. */
final class Catalogue {

    private final Context context;
    private final Definitions definitions;
    private final Worker worker;
    private final Rates rates;
    private final Map<Place, String> known = new HashMap<>();
    private final Map<Place, Failure> failed = new HashMap<>();
    private final Set<Place> asked = new HashSet<>();

    Catalogue(Context context) {
        this.context = context;
        this.definitions = context.ports().definitions();
        this.worker = context.worker();
        this.rates = context.rates();
    }

    private record Place(String region, String family) {}

    /** What there is of a template's task definition. */
    sealed interface Found {
        record Definition(String arn) implements Found {}

        /** It is being asked for; the given work is run when that is over. */
        record Pending() implements Found {}

        record Broken(Failure failure) implements Found {}
    }

    Found find(String controller, CloudSpec cloud, AgentTemplate template, Runnable then) {
        if (template.source() instanceof Content content) {
            Map<String, String> tags = Map.of(AgentTags.CONTROLLER, new LaunchPlan(controller).controllerTag());
            return find(new Registration(cloud.region(), Family.of(controller, content), content, tags), then);
        }
        return new Found.Definition(((OwnDefinition) template.source()).definition());
    }

    private Found find(Registration wanted, Runnable then) {
        Place family = new Place(wanted.region(), wanted.family());
        Failure failure = failed.remove(family);
        if (failure != null) {
            return new Found.Broken(failure);
        }
        String arn = known.get(family);
        if (arn != null) {
            return new Found.Definition(arn);
        }
        if (asked.add(family)) {
            worker.call(() -> look(wanted, then));
        }
        return new Found.Pending();
    }

    /** On a thread of calls. */
    private void look(Registration wanted, Runnable then) {
        try {
            Optional<String> newest = definitions.newest(wanted.region(), wanted.family());
            worker.run(() -> newest.ifPresentOrElse(arn -> found(wanted, arn, then), () -> register(wanted, then)));
        } catch (CallFailed e) {
            worker.run(() -> broken(wanted, e, then));
        }
    }

    private void register(Registration wanted, Runnable then) {
        Duration wait = rates.registration(context.now());
        if (!wait.isZero()) {
            worker.later(wait, () -> register(wanted, then));
            return;
        }
        worker.call(() -> {
            try {
                String arn = definitions.register(wanted);
                worker.run(() -> {
                    context.day().add(Happening.REGISTERED, context.now());
                    found(wanted, arn, then);
                });
            } catch (CallFailed e) {
                worker.run(() -> broken(wanted, e, then));
            }
        });
    }

    private void found(Registration wanted, String arn, Runnable then) {
        Place family = new Place(wanted.region(), wanted.family());
        known.put(family, arn);
        asked.remove(family);
        then.run();
    }

    private void broken(Registration wanted, CallFailed failure, Runnable then) {
        Place family = new Place(wanted.region(), wanted.family());
        if (failure.kind() == CallFailed.Kind.THROTTLED) {
            rates.throttled(context.now());
        }
        failed.put(family, FailureReader.of(failure));
        asked.remove(family);
        then.run();
    }

    /** A revision turned out not to be there: somebody deregistered it. */
    void forget(String arn) {
        known.values().remove(arn);
    }

    /** The families in use, so that they are kept. */
    Set<String> families() {
        return known.keySet().stream().map(Place::family).collect(Collectors.toSet());
    }
}
