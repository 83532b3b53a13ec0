namespace RecsConsole.Features.Insights.Figures;

/// <summary>The data whose figures the viewer may see, and how far the filter narrows it.</summary>
/// <param name="IsWhole">The whole tenant, cases without a team included.</param>
/// <param name="Permitted">The permitted teams, when it is not the whole tenant.</param>
/// <param name="Team">The team in the filter, one of the permitted ones.</param>
/// <param name="Role">The role in the filter: that of the person a decision was made for.</param>
public sealed record InsightScope(bool IsWhole, IReadOnlyList<string> Permitted, string? Team = null, string? Role = null)
{
    /// <summary>The teams to include; null for the whole tenant.</summary>
    public IReadOnlyList<string>? Teams =>
        Team is { } team ? [team]
        : IsWhole ? null
        : Permitted;

    /// <summary>Everything that the viewer may see, without the filter.</summary>
    public InsightScope Widest => this with { Team = null, Role = null };
}
