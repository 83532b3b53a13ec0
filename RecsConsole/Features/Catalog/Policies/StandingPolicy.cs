namespace RecsConsole.Features.Catalog.Policies;

/// <summary>A policy that is or would be published: when it is in force, and its rules.</summary>
public sealed record StandingPolicy(
    string Key,
    string Title,
    DateTimeOffset? From,
    DateTimeOffset? To,
    IReadOnlyList<PolicyRuleContent> Rules
)
{
    /// <summary>Whether both are in force at some instant, from the given one on.</summary>
    public bool RulesWith(StandingPolicy other, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(other);
        var from = new[] { at, From ?? at, other.From ?? at }.Max();
        return (To is not { } end || from < end) && (other.To is not { } otherEnd || from < otherEnd);
    }
}
