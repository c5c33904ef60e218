package kr.mambo.beanstalk.model;

import kr.mambo.beanstalk.api.ConditionStatus;
import kr.mambo.beanstalk.api.ConditionType;

/**
 * What the plan finds about one condition; a condition that it says nothing about stays as it was.
 */
public record ConditionAssessment(
    ConditionType type, ConditionStatus status, Reason reason, String message) {}
