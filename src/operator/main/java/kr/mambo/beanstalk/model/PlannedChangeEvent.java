package kr.mambo.beanstalk.model;

/** What is told in an event before something is done. */
public record PlannedChangeEvent(Reason reason, String message) {}
