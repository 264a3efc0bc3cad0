// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the container's environment variables say.
 *
 * @param parameterPath the path in the parameter store, without a slash at its end
 * @param adminUser the admin's user id
 * @param adminParameter the name of the SecureString that holds the admin's password
 * @param home JENKINS_HOME, without a slash at its end
 * @param prefix the context path of Jenkins, with a slash at its beginning and at its end
 * @param tlsPort the port on which Jenkins itself speaks TLS
 */
public record Variables(
        Optional<String> parameterPath,
        Optional<String> adminUser,
        Optional<String> adminParameter,
        String home,
        Optional<String> prefix,
        Optional<Integer> tlsPort) {

    public static final String METADATA = "ECS_CONTAINER_METADATA_URI_V4";
    public static final String PARAMETERS = "FARGATE_CONTROLLER_PARAMETERS";
    public static final String ADMIN_USER = "FARGATE_CONTROLLER_ADMIN_USER";
    public static final String ADMIN_PARAMETER = "FARGATE_CONTROLLER_ADMIN_PARAMETER";

    /** The parameter with the password where nobody names another. */
    public static final String USUAL_ADMIN_PARAMETER = "jenkins-pwd";

    public static final String HOME = "JENKINS_HOME";

    /** A file that is read instead of the kernel's list of mounts; for tests, which run outside the container. */
    public static final String MOUNT_INFO = "FARGATE_CONTROLLER_MOUNTINFO";

    private static final String OPTIONS = "JENKINS_OPTS";
    private static final Pattern PREFIX = Pattern.compile("(?:^|\\s)--prefix=/*([A-Za-z0-9._~/-]{0,200}?)/*(?:\\s|$)");
    private static final Pattern TLS_PORT = Pattern.compile("(?:^|\\s)--httpsPort=([0-9]{1,5})(?:\\s|$)");

    /** Reads them; a blank value counts as not set. */
    public static Variables of(Map<String, String> env) {
        return new Variables(
                text(env, PARAMETERS).map(Variables::withoutSlash),
                text(env, ADMIN_USER),
                text(env, ADMIN_PARAMETER),
                text(env, HOME).map(Variables::withoutSlash).orElse("/var/jenkins_home"),
                option(env, PREFIX).map(prefix -> prefix.isEmpty() ? "/" : "/" + prefix + "/"),
                option(env, TLS_PORT).map(Integer::valueOf).filter(port -> port > 0));
    }

    /** Whether a controller with these variables runs on Fargate, where ECS sets one of them. */
    public static boolean onFargate(Map<String, String> env) {
        return text(env, METADATA).isPresent();
    }

    /** The same with the path of others. */
    Variables withPathOf(Variables other) {
        return new Variables(other.parameterPath, adminUser, adminParameter, home, prefix, tlsPort);
    }

    /** What is wrong with the path, as a sentence without a full stop; empty without a path. */
    public Optional<String> pathFlaw() {
        return parameterPath()
                .flatMap(path -> ParameterPath.flaw(path)
                        .map(flaw -> "%s is %s, which %s".formatted(PARAMETERS, Quoted.of(path), flaw)));
    }

    /** The name of the admin parameter, the usual one unless the variable says otherwise. */
    public String adminParameterOrUsual() {
        return adminParameter.orElse(USUAL_ADMIN_PARAMETER);
    }

    /** What the image's script hands to Jenkins. Nothing else of it is kept: it may hold the password of a key store. */
    private static Optional<String> option(Map<String, String> env, Pattern option) {
        return text(env, OPTIONS).map(option::matcher).filter(Matcher::find).map(found -> found.group(1));
    }

    private static Optional<String> text(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
