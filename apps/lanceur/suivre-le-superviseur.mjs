/**
 * Loaded before the server (`--import`): a supervisor killed outright relays nothing, and the server it leaves behind would
 * keep the port and the data folder. The channel between the two closes with the supervisor: the server then stops as on SIGTERM.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// listening must not keep a finished server alive
process.channel?.unref();
