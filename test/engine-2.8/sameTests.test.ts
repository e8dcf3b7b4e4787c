/**
 * Tests of the newest engine that hold on this one as well. The lab gives its nodes one output here
 * and reads the exit off the field `outcome`. One file for all of them, since an engine takes
 * seconds to load, and a test milliseconds to run.
 */
import '../engine/registration.test';
import '../engine/waitData.test';
import '../engine/waitEnded.test';
import '../engine/waitExitsInCalls.test';
import '../engine/waitExitsOfCalls.test';
import '../engine/waitForged.test';
import '../engine/waitMatching.test';
import '../engine/waitRefusals.test';
