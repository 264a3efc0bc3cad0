// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The same text for the same text, in letters that ECS takes anywhere. */
final class Hash {

    private Hash() {}

    /** The first hexadecimal digits of the SHA-256. */
    static String of(String text, int digits) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
