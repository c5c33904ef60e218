@NullMarked
package kr.mambo.beanstalk.cli;

import org.jspecify.annotations.NullMarked;
