package kr.mambo.beanstalk.controller;

import java.time.Duration;
import kr.mambo.beanstalk.api.DeletionPolicy;

/**
 * What one operator is told.
 *
 * @param operatorId names this operator in owner tags
 * @param namespace where the operator itself lives
 * @param deletionPolicy where neither resource nor namespace says one
 * @param still how long inputs have to be unchanged before they are taken
 * @param longest how long they may go on changing
 * @param clusterDomain of the cluster's DNS
 */
record Settings(
    String operatorId,
    String namespace,
    DeletionPolicy deletionPolicy,
    Duration still,
    Duration longest,
    String clusterDomain,
    Rhythm rhythm) {}
