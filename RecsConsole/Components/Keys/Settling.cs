namespace RecsConsole.Components.Keys;

/// <summary>
/// Guards against keys pressed too early: for a second after the target of a key has changed, the key may be meant for the old target.
/// </summary>
public sealed class Settling(TimeProvider clock)
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(1);
    private long? _changedAt;

    /// <summary>The change is so recent that keys are ignored.</summary>
    public bool IsOn => _changedAt is { } changed && clock.GetElapsedTime(changed) < s_time;

    /// <summary>The target of a key has just changed.</summary>
    public void Start() => _changedAt = clock.GetTimestamp();
}
