// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * A remote call of the plugin.
 *
 * @param operation such as {@code ecs:RunTask}; with {@code *} all calls of a service at once
 */
record RemoteCall(Door door, String operation) implements Comparable<RemoteCall> {

    private static final String CREDENTIALS = "credentials:*";

    static RemoteCall of(String text) {
        String[] words = text.split(" ", 2);
        return new RemoteCall(Door.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)), words[1]);
    }

    /** Those that the code makes, then what stands behind all of them, sorted. */
    static List<RemoteCall> all() {
        return Stream.concat(
                        CallsInCode.find().stream()
                                .flatMap(call -> Stream.of(call, new RemoteCall(call.door(), call.service() + ":*"))),
                        Stream.of(new RemoteCall(Door.DISCOVERY, CREDENTIALS)))
                .distinct()
                .sorted()
                .toList();
    }

    String service() {
        return operation.substring(0, operation.indexOf(':'));
    }

    boolean wholeServer() {
        return operation.endsWith(":*");
    }

    /** Whether it goes to one of the endpoints that ECS has in each container, and not to AWS. */
    boolean inContainer() {
        return service().equals("metadata") || operation.equals(CREDENTIALS);
    }

    /** A server that refuses does so for each of its calls; all else is tried call by call. */
    boolean suffers(Fault fault) {
        return operation.equals(CREDENTIALS) || wholeServer() == fault.equals(Fault.REFUSED);
    }

    List<Fault> faults() {
        return Fault.ALL.stream().filter(this::suffers).toList();
    }

    @Override
    public int compareTo(RemoteCall other) {
        int doors = door.compareTo(other.door);
        return doors == 0 ? operation.compareTo(other.operation) : doors;
    }

    @Override
    public String toString() {
        return door + " " + operation;
    }
}
