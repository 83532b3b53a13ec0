namespace RecsConsole.Engine.Snapshots;

/// <summary>A version of a policy: when it is in force, and its rules.</summary>
public sealed record PolicyFacts(
    string Key,
    int Version,
    DateTimeOffset EffectiveFrom,
    DateTimeOffset? EffectiveTo,
    IReadOnlyList<PolicyRule> Rules
)
{
    /// <summary>Whether the policy is in force at an instant.</summary>
    public bool IsInForceAt(DateTimeOffset at) => EffectiveFrom <= at && (EffectiveTo is not { } to || at < to);
}
