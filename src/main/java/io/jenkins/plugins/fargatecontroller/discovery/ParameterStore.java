// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PageToken;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import java.util.Optional;

/** The calls of discovery to the parameter store of Systems Manager. Nothing is ever decrypted. */
public interface ParameterStore {

    /** {@code ssm:GetParametersByPath} with everything below the path, one page; 10 parameters at most. */
    ResultPage<Parameter> below(String path, PageToken token) throws CallException;

    /**
     * {@code ssm:GetParameter} without decryption: the type of a parameter, such as {@code SecureString}; empty if there
     * is none. Its value goes nowhere.
     */
    Optional<String> type(String name) throws CallException;

    /**
     * How names begin that stand for a secret of Secrets Manager. The parameter store looks it up with decryption only.
     *
     * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html">such
     *     references</a>
     */
    String SECRET_REFERENCE = "/aws/reference/secretsmanager/";

    /**
     * A parameter.
     *
     * @param value empty for a SecureString, which discovery does not read
     */
    record Parameter(String name, Optional<String> value) {

        /** The type of one whose value is encrypted. */
        public static final String SECURE = "SecureString";

        /** Without the value. */
        @Override
        public String toString() {
            return "Parameter[" + name + "]";
        }
    }
}
