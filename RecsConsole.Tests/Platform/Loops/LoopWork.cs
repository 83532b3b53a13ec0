namespace RecsConsole.Tests.Platform.Loops;

/// <summary>What one background loop does while its tables fail.</summary>
/// <param name="Loop">The hosted service.</param>
/// <param name="IsDoneAsync">
/// Whether the work that was due is done. What is only kept in memory and may be lost is asked for again each time, as its users do.
/// </param>
internal sealed record LoopWork(Type Loop, Func<LoopDesk, Task<bool>> IsDoneAsync)
{
    /// <summary>Tables whose writes fail.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>Tables whose reads fail, for loops that only read.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];
}
