namespace RecsConsole.Features.Catalog.Policies;

/// <summary>A policy that is published, or would be: when it rules, and what.</summary>
public sealed record StandingPolicy(
    string Key,
    string Title,
    DateTimeOffset? From,
    DateTimeOffset? To,
    IReadOnlyList<PolicyRuleContent> Rules
)
{
    /// <summary>Whether there is an instant, from the given one on, at which both rule.</summary>
    public bool RulesWith(StandingPolicy other, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(other);
        var from = new[] { at, From ?? at, other.From ?? at }.Max();
        return (To is not { } end || from < end) && (other.To is not { } otherEnd || from < otherEnd);
    }
}
