/** The edge to the Java Operator SDK: when a pass runs, and one pass from reading to reporting. */
@NullMarked
package kr.mambo.beanstalk.controller;

import org.jspecify.annotations.NullMarked;
