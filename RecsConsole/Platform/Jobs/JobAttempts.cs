namespace RecsConsole.Platform.Jobs;

/// <summary>When a run may be taken.</summary>
/// <param name="Runner">The process that takes it.</param>
/// <param name="SilentAfter">A running run without a heartbeat for this long is taken over.</param>
/// <param name="MaxAttempts">A run interrupted this often ends as failed.</param>
public sealed record JobAttempts(string Runner, TimeSpan SilentAfter, int MaxAttempts);
