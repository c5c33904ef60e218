/**
 * From what was seen and what is wanted to what is done: pure, total, and every decision with a
 * reason that the user can read.
 */
@NullMarked
package kr.mambo.beanstalk.plan;

import org.jspecify.annotations.NullMarked;
