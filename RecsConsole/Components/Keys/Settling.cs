namespace RecsConsole.Components.Keys;

/// <summary>A key is quicker than the eye: for a second after something changed under it, it may be meant for what stood there before.</summary>
public sealed class Settling(TimeProvider clock)
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(1);
    private long? _changedAt;

    /// <summary>The change is so young that a key must not act on it.</summary>
    public bool IsOn => _changedAt is { } changed && clock.GetElapsedTime(changed) < s_time;

    /// <summary>What a key acts on has just changed.</summary>
    public void Start() => _changedAt = clock.GetTimestamp();
}
