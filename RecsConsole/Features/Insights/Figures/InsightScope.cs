namespace RecsConsole.Features.Insights.Figures;

/// <summary>The data whose figures the viewer may see, and how far the filter narrows it.</summary>
/// <param name="IsWhole">The whole tenant, cases without a team included.</param>
/// <param name="Permitted">The permitted teams, when it is not the whole tenant.</param>
/// <param name="Team">The team in the filter, one of the permitted ones.</param>
/// <param name="Role">The role in the filter: that of the person a decision was made for.</param>
/// <param name="Workflow">The workflow in the filter: that of the cases. People and documents belong to none.</param>
public sealed record InsightScope(
    bool IsWhole,
    IReadOnlyList<string> Permitted,
    string? Team = null,
    string? Role = null,
    string? Workflow = null
)
{
    /// <summary>The teams to include; null for the whole tenant.</summary>
    public IReadOnlyList<string>? Teams =>
        Team is { } team ? [team]
        : IsWhole ? null
        : Permitted;

    /// <summary>Not all cases of the tenant count.</summary>
    public bool IsOfSomeCases => Teams is not null || Workflow is not null;

    /// <summary>The whole tenant, without a filter.</summary>
    public bool IsEverything => this is { IsWhole: true, Team: null, Role: null, Workflow: null };
}
