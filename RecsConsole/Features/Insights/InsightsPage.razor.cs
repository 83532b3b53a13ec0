using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights;

/// <summary>
/// The page of figures: filters in the URL, alarms, and tiles that each load on their own. Everything reloads when permissions change.
/// </summary>
public sealed partial class InsightsPage(InsightOperations operations, NavigationManager navigation)
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(100);
    private static readonly ChangeKind[] s_followed = [ChangeKind.Person, ChangeKind.Permission];

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

    private InsightFilter _filter = new();
    private InsightFilter? _read;
    private Result<InsightFrame>? _frame;
    private TimeZoneInfo? _zone;
    private PageChanges? _changes;
    private int _version;

    [SupplyParameterFromQuery(Name = "days")]
    public string? DaysText { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? FromText { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? ToText { get; set; }

    [SupplyParameterFromQuery(Name = "team")]
    public string? TeamText { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    public string? RoleText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = InsightFilter.Parse(new(DaysText, FromText, ToText, TeamText, RoleText));
        if (_filter != _read)
        {
            _read = _filter;
            await ReadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await operations.ActorAsync(Disposed);
        _changes ??= new(operations.Changes, actor, s_followed, s_gather, FollowAsync);
        var frame = await operations.OpenAsync(actor, asked, Disposed);
        if (asked == _filter)
        {
            _frame = frame; // content that the actor may no longer see leaves the page
            _zone = TimeZones.Find(frame.Value?.TimeZone);
        }
    }

    private Task ReadAgainAsync()
    {
        _version++;
        return ReadAsync();
    }

    private Task FollowAsync() =>
        InvokeAsync(async () =>
        {
            if (!Disposed.IsCancellationRequested)
            {
                await ReadAgainAsync();
                StateHasChanged();
            }
        });

    private void Show(InsightFilter filter) => navigation.NavigateTo(filter.Address);

    private static string Scope(InsightFrame frame) =>
        frame.IsWhole
            ? Texts.FiguresOfTheWholeTenant
            : Texts.FiguresOfYourTeams.With(string.Join(", ", frame.Teams.Select(team => team.Name)));
}
