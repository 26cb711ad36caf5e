const logging = "self, msg, *args, **kwargs";

/** The parameters of the methods that log at one level, of loggers and of what stands before one. */
export const levelMethods = {
  debug: logging,
  info: logging,
  warning: logging,
  warn: logging,
  error: logging,
  exception: "self, msg, *args, exc_info=, **kwargs",
  critical: logging,
} as const;
