using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights;

/// <summary>
/// The page of figures: filters in the address, alarms, and tiles that load each by itself. Everything is read again when somebody's rights move.
/// </summary>
public sealed partial class InsightsPage(InsightOperations operations, NavigationManager navigation)
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(100);
    private static readonly ChangeKind[] s_followed = [ChangeKind.Person, ChangeKind.Permission];

    // Fixed places: a tile that loads late moves only what stands under it.
    private static readonly (InsightKind Kind, string Title)[][] Columns =
    [
        [
            (InsightKind.Volume, "Volume"),
            (InsightKind.Acceptance, "Acceptance"),
            (InsightKind.Overrides, "Overrides"),
            (InsightKind.Empty, "Empty slates"),
            (InsightKind.Exclusions, "Left out"),
            (InsightKind.Documents, "Freshness of documents"),
            (InsightKind.Audit, "Completeness of the audit trail"),
        ],
        [
            (InsightKind.Outcomes, "Outcome and SLA"),
            (InsightKind.Dismissals, "Dismissals"),
            (InsightKind.Signals, "Negative signals"),
            (InsightKind.Approvals, "Approvals"),
            (InsightKind.Models, "Model in force"),
            (InsightKind.Experts, "Load of experts"),
            (InsightKind.Spread, "Spread of open requests"),
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
            _frame = frame; // what may no longer be seen leaves the page
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
            ? "Figures of the whole tenant."
            : $"Figures of your teams: {string.Join(", ", frame.Teams.Select(team => team.Name))}.";
}
