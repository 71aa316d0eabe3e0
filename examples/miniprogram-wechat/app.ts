/** Nothing happens at start: what the pages share begins empty. */

App({});
