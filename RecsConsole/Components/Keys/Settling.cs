namespace RecsConsole.Components.Keys;

/// <summary>
/// Guards against keys pressed too early: for a second after something changed under a key, it may be meant for what was there before.
/// </summary>
public sealed class Settling(TimeProvider clock)
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(1);
    private long? _changedAt;

    /// <summary>The change is so young that a key must not act on it.</summary>
    public bool IsOn => _changedAt is { } changed && clock.GetElapsedTime(changed) < s_time;

    /// <summary>The target of a key has just changed.</summary>
    public void Start() => _changedAt = clock.GetTimestamp();
}
