using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights;

/// <summary>One tile. It keeps its content on screen while it reloads for the same filter.</summary>
public sealed partial class InsightTileView(ReadInsight readInsight, InsightSlots slots)
{
    private Result<InsightTile>? _state;
    private (InsightFilter Filter, int Version)? _read;
    private bool _isReading;

    [Parameter, EditorRequired]
    public required InsightKind Kind { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required InsightFilter Filter { get; set; }

    /// <summary>Reloads when this number changes.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>Nothing was counted ahead in the tenant, so that there is nothing to look for.</summary>
    [CascadingParameter(Name = nameof(InsightFrame.CountsNow))]
    public bool CountsNow { get; set; }

    /// <summary>What happened within the period and may explain a change in a chart.</summary>
    [CascadingParameter(Name = nameof(InsightFrame.Marks))]
    public PeriodMarks? Marks { get; set; }

    // the first figure of the tile, under the page's filter; another one is chosen there, and always the one of a pilot
    private string? AlarmAddress =>
        Kind is InsightKind.Pilots ? AlarmQuestion.Path
        : WatchableFigures.All.FirstOrDefault(figure => figure.Tile == Kind) is { } first
            ? new AlarmQuestion
            {
                Team = Filter.Team,
                Role = Filter.Role,
                Workflow = Filter.Workflow,
            }
                .For(first.Key)
                .Address
        : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_read == (Filter, Version))
        {
            return;
        }

        if (_read?.Filter != Filter)
        {
            _state = null; // the old figures would appear under the wrong filter
        }

        _read = (Filter, Version);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var (asked, anew) = (_read, Version > 0 || CountsNow);
        _isReading = true;
        var actor = await ActorAsync();
        var (kind, filter) = (Kind, Filter);
        var state = await slots.RunAsync(() => readInsight.RunAsync(actor, new(kind, filter) { Anew = anew }, Disposed), Disposed);
        if (asked == _read)
        {
            (_state, _isReading) = (state, false);
        }
    }

    private ChartBar ToBar(InsightBar bar)
    {
        var address = IsSomething(bar) ? bar.Cases?.Address(Filter) : null;
        var also = bar.Also is null ? "" : $" {bar.Also}";
        return bar.Rate is { } rate
            ? new(
                bar.Label,
                rate.Share ?? 0,
                InsightLabels.Rate(rate, null) + also,
                rate.N == 0 ? null : rate.Low,
                rate.N == 0 ? null : rate.High,
                address
            )
            {
                Tone = bar.Tone,
            }
            : new(bar.Label, bar.Share ?? bar.Count ?? 0, ChartNumbers.Count(bar.Count ?? 0) + also, Address: address) { Tone = bar.Tone };
    }

    // none of many is a share too
    private static bool IsCounted(InsightBar bar) => (bar.Rate?.N ?? bar.Count) > 0;

    // A link to an empty list is useless.
    private static bool IsSomething(InsightBar bar) => (bar.Rate?.Hits ?? bar.Count) > 0;

    private static string StepWords(InsightStep step) =>
        step switch
        {
            InsightStep.Day => SharedTexts.Day,
            InsightStep.Week => Texts.WeekFrom,
            _ => Texts.Figure30Days,
        };
}
