package kr.mambo.beanstalk.model;

/** What is reported in an event before something is done. */
public record PlannedChangeEvent(Reason reason, String message) {}
