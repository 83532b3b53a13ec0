using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights;

/// <summary>
/// The page of figures: filters in the URL, alarms, and tiles that each load on their own. Everything reloads when permissions change.
/// </summary>
public sealed partial class InsightsPage(OpenInsights openInsights)
{
    // Fixed positions: a tile that loads late moves only what is below it.
    private static (InsightKind Kind, string Title)[][] Columns =>
        [
            [
                (InsightKind.Volume, Texts.Volume),
                (InsightKind.ActionMetrics, Texts.ActionMetrics),
                (InsightKind.DocumentMetrics, Texts.DocumentMetrics),
                (InsightKind.Acceptance, Texts.Acceptance),
                (InsightKind.Overrides, Texts.Overrides),
                (InsightKind.Empty, Texts.EmptySlates),
                (InsightKind.Exclusions, Texts.LeftOut),
                (InsightKind.Coverage, Texts.CoverageOfTheCatalogue),
                (InsightKind.Documents, Texts.FreshnessOfDocuments),
                (InsightKind.Audit, Texts.CompletenessOfTheAuditTrail),
            ],
            [
                (InsightKind.Outcomes, Texts.OutcomeAndSla),
                (InsightKind.Satisfaction, Texts.SatisfactionAndWork),
                (InsightKind.Pilots, Texts.EffectOfPilots),
                (InsightKind.PeopleMetrics, Texts.PeopleMetrics),
                (InsightKind.Confidence, Texts.ConfidenceAsOfNow),
                (InsightKind.Exploration, Texts.ExplorationReceipts),
                (InsightKind.Dismissals, Texts.Dismissals),
                (InsightKind.Signals, Texts.NegativeSignals),
                (InsightKind.Approvals, SharedTexts.Approvals),
                (InsightKind.Models, Texts.ModelInForce),
                (InsightKind.Drift, Texts.Drift),
                (InsightKind.Equality, Texts.EqualQuality),
                (InsightKind.Experts, Texts.LoadOfExperts),
                (InsightKind.Spread, Texts.SpreadOfOpenRequests),
            ],
        ];

    private int _version;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Person, ChangeKind.Permission];

    protected override Task<Result<InsightFrame>> ReadAsync(Actor actor, InsightFilter question) =>
        Task.Run(() => openInsights.RunAsync(actor, question, Disposed), Disposed);

    protected override Task OnChangedAsync() => ReadAllAgainAsync();

    // reloads the tiles as well
    private Task ReadAllAgainAsync()
    {
        _version++;
        return ReadAgainAsync();
    }

    private static string Scope(InsightFrame frame) =>
        frame.IsWhole
            ? Texts.FiguresOfTheWholeTenant
            : Texts.FiguresOfYourTeams.With(string.Join(", ", frame.Teams.Select(team => team.Name)));
}
