package kr.mambo.beanstalk.controller;

import java.time.Duration;
import kr.mambo.beanstalk.api.DeletionPolicy;

/**
 * The settings of one operator.
 *
 * @param operatorId names this operator in owner tags
 * @param namespace where the operator itself lives
 * @param deletionPolicy where neither resource nor namespace says one
 * @param quietPeriod how long inputs have to be unchanged before they are taken
 * @param maxDelay how long they may go on changing
 * @param clusterDomain of the cluster's DNS
 */
record ReconcilerSettings(
    String operatorId,
    String namespace,
    DeletionPolicy deletionPolicy,
    Duration quietPeriod,
    Duration maxDelay,
    String clusterDomain,
    RequeuePolicy requeuePolicy) {}
