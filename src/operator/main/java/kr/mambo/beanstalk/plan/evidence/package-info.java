/**
 * What is known of the environment and how far it can be trusted: the situation that the rules
 * read, the outcome of operations, proof of health, and the rules that wait for what cannot be
 * read.
 */
@NullMarked
package kr.mambo.beanstalk.plan.evidence;

import org.jspecify.annotations.NullMarked;
