// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.casc;

import hudson.Extension;
import io.jenkins.plugins.casc.BaseConfigurator;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import io.jenkins.plugins.fargatecontroller.jenkins.FargateControllerConfiguration;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesDocument;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads {@code unclassified: fargateController:} as a whole, the way that every file with overrides is read: JCasC's own
 * way knows no maps, and looks at single values only once it stores them, when it is too late for its check to fail.
 */
@Extension(optional = true)
public class CascConfigurator extends BaseConfigurator<FargateControllerConfiguration> {

    @Override
    public Class<FargateControllerConfiguration> getTarget() {
        return FargateControllerConfiguration.class;
    }

    @Override
    protected FargateControllerConfiguration instance(Mapping mapping, ConfigurationContext context) {
        return FargateControllerConfiguration.get();
    }

    @Override
    public FargateControllerConfiguration check(CNode node, ConfigurationContext context) throws ConfiguratorException {
        read(node, context);
        return FargateControllerConfiguration.get();
    }

    @Override
    public FargateControllerConfiguration configure(CNode node, ConfigurationContext context)
            throws ConfiguratorException {
        FargateControllerConfiguration configuration = FargateControllerConfiguration.get();
        configuration.replace(read(node, context), Trigger.JCASC);
        return configuration;
    }

    private OverridesDocument read(CNode node, ConfigurationContext context) throws ConfiguratorException {
        OverridesDocument document = OverridesDocument.of(new CascNodes(context).read(node));
        List<Problem> errors = document.errors();
        if (!errors.isEmpty()) {
            throw new ConfiguratorException(
                    this,
                    errors.stream()
                            .map(problem ->
                                    "unclassified.fargateController." + problem.place() + ": " + problem.sentences())
                            .collect(Collectors.joining("\n")));
        }
        return document;
    }
}
