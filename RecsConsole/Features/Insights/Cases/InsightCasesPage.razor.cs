using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Cases;

/// <summary>The cases behind a figure, under the same filter. Reloads when permissions change.</summary>
public sealed partial class InsightCasesPage(InsightOperations operations, NavigationManager navigation)
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(100);
    private static readonly ChangeKind[] s_followed = [ChangeKind.Person, ChangeKind.Permission];

    private InsightFilter _filter = new();
    private (string?, string?, InsightFilter, int)? _read;
    private Result<InsightCases>? _cases;
    private InsightFrame? _frame;
    private TimeZoneInfo? _zone;
    private PageChanges? _changes;

    [SupplyParameterFromQuery(Name = "figure")]
    public string? FigureText { get; set; }

    [SupplyParameterFromQuery(Name = "value")]
    public string? ValueText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

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

    private int Page =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 100_000 ? page : 1;

    protected override async Task OnParametersSetAsync()
    {
        _filter = InsightFilter.Parse(new(DaysText, FromText, ToText, TeamText, RoleText));
        var asked = (FigureText, ValueText, _filter, Page);
        if (_read != asked)
        {
            _read = asked;
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
        var asked = _read;
        var actor = await operations.ActorAsync(Disposed);
        _changes ??= new(operations.Changes, actor, s_followed, s_gather, FollowAsync);
        var frame = await operations.OpenAsync(actor, _filter, Disposed);
        var cases = frame.Error is { } refused ? refused : await ReadCasesAsync(actor);
        if (asked == _read)
        {
            (_frame, _cases) = (frame.Value, cases);
            _zone = TimeZones.Find(frame.Value?.TimeZone);
        }
    }

    private async Task<Result<InsightCases>> ReadCasesAsync(Actor actor) =>
        InsightDrill.Parse(FigureText, ValueText) is { } drill
            ? await operations.CasesAsync(actor, new(drill, _filter, Page), Disposed)
            : Error.NotFound(Texts.NoFigureInAddress);

    private void Turn(int page)
    {
        var drill = InsightDrill.Parse(FigureText, ValueText)!;
        navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"{drill.Address(_filter)}&page={page}"));
    }

    private Task FollowAsync() =>
        InvokeAsync(async () =>
        {
            if (!Disposed.IsCancellationRequested)
            {
                await ReadAsync();
                StateHasChanged();
            }
        });

    private static string SummaryOf(InsightCases cases, InsightFrame? frame) =>
        (frame is null ? "" : $"{frame.Period}: ")
        + (cases.Total, cases.Hidden) switch
        {
            (var shown, 0) => $"{Count(shown)}.",
            (var shown, 1) => Texts.OneHidden.With(Count(shown)),
            (var shown, var hidden) => Texts.SomeHidden.With(Count(shown), ChartNumbers.Count(hidden)),
        };

    private static string Count(int cases) => cases == 1 ? Texts.OneCase : Texts.Cases.With(ChartNumbers.Count(cases));

    private static string SlaWords(InsightCase line) =>
        line switch
        {
            { IsOpen: true } => Texts.SlaOpen,
            { SlaMet: true } => Texts.SlaMet,
            { SlaMet: false } => Texts.SlaMissed,
            _ => SharedTexts.NoneInSentence,
        };
}
