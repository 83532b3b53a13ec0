namespace RecsConsole.Platform.Jobs;

/// <summary>When a run may be taken.</summary>
/// <param name="Runner">The process that takes it.</param>
/// <param name="SilentAfter">A running one that said nothing for so long is taken over.</param>
/// <param name="MaxAttempts">One that was cut off so often ends as failed.</param>
public sealed record JobAttempts(string Runner, TimeSpan SilentAfter, int MaxAttempts);
