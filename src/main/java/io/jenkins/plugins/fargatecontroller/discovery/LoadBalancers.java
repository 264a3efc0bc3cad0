// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PageToken;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls of discovery to Elastic Load Balancing. */
public interface LoadBalancers {

    /** {@code elasticloadbalancing:DescribeTargetGroups} for one: the load balancers that send it requests. */
    List<Arn> of(Arn targetGroup) throws CallException;

    /** {@code elasticloadbalancing:DescribeLoadBalancers} for one: its DNS name. */
    Optional<String> dnsName(Arn loadBalancer) throws CallException;

    /** {@code elasticloadbalancing:DescribeListeners}, one page. */
    ResultPage<Listener> listeners(Arn loadBalancer, PageToken marker) throws CallException;

    /**
     * A listener.
     *
     * @param protocol {@code HTTP}, {@code HTTPS}, {@code TCP}, {@code TLS} …
     * @param targetGroups where its default action forwards to; its further rules may send requests elsewhere
     */
    record Listener(String protocol, int port, Set<Arn> targetGroups) {}
}
