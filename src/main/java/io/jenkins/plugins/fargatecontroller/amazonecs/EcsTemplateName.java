// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.settings.Fingerprint;

/**
 * What a template is called in amazon-ecs. Its task definitions get the family {@code CLOUD-NAME}, and ECS knows a family
 * by its name alone in a whole account and region: without the controller in it, two controllers would register theirs in
 * turn, and run each other's.
 *
 * <p>A family has up to 255 letters, digits, hyphens and underscores ({@code RegisterTaskDefinition} in the API of ECS): the
 * longest cloud has 18, a template 100. What stands before the first underscore is the controller, so that no two pairs give
 * the same name.
 */
final class EcsTemplateName {

    private static final int LONGEST_CONTROLLER = 120;
    private static final int DIGITS = 8;

    private EcsTemplateName() {}

    static String of(String controller, String template) {
        String plain = controller.replaceAll("[^A-Za-z0-9-]", "-");
        boolean same = plain.equals(controller) && plain.length() <= LONGEST_CONTROLLER;
        return (same
                        ? plain
                        : shortened(plain) + "-" + Fingerprint.of(controller).substring(0, DIGITS)) + "_" + template;
    }

    private static String shortened(String plain) {
        return plain.substring(0, Math.min(plain.length(), LONGEST_CONTROLLER - DIGITS - 1));
    }
}
