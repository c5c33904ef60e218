package kr.mambo.beanstalk.api;

/** An empty folder: write `emptyDir: {}`. */
public record EmptyDirSource() {}
