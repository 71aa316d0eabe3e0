/** The platform has the timers of every JavaScript, which its typings leave out. */

declare function setTimeout(action: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number): void;
