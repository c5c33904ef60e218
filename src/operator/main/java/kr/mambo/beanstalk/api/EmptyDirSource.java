package kr.mambo.beanstalk.api;

/** An empty directory: write `emptyDir: {}`. */
public record EmptyDirSource() {}
