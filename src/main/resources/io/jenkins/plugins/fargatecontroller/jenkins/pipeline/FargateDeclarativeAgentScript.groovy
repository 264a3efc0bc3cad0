// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.pipeline

import org.jenkinsci.plugins.pipeline.modeldefinition.agent.CheckoutScript
import org.jenkinsci.plugins.pipeline.modeldefinition.agent.DeclarativeAgentScript2
import org.jenkinsci.plugins.pipeline.modeldefinition.agent.RetryableDeclarativeAgent
import org.jenkinsci.plugins.workflow.cps.CpsScript

/** Runs a stage, or a pipeline, on an agent of its own: for {@code fargate}, and for {@code ecs} without amazon-ecs. */
class FargateDeclarativeAgentScript extends DeclarativeAgentScript2<RetryableDeclarativeAgent> {

    FargateDeclarativeAgentScript(CpsScript s, RetryableDeclarativeAgent a) {
        super(s, a)
    }

    @Override
    void run(Closure body) {
        if (describable.note) {
            script.echo(describable.note)
        }
        if (describable.retries > 1) {
            script.retry(count: describable.retries, conditions: [script.fargateAgent(), script.nonresumable()]) {
                script.fargate(describable.arguments) {
                    CheckoutScript.doCheckout2(script, describable, describable.customWorkspace, body)
                }
            }
        } else {
            script.fargate(describable.arguments) {
                CheckoutScript.doCheckout2(script, describable, describable.customWorkspace, body)
            }
        }
    }
}
