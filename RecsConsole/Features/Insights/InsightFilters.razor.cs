using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.Insights;

/// <summary>Period, period of comparison, team, role and workflow of the figures.</summary>
public sealed partial class InsightFilters
{
    private bool _isOpen;
    private DateOnly? _from;
    private DateOnly? _to;
    private DateOnly? _beforeFrom;
    private DateOnly? _beforeTo;
    private string? _problem;

    [Parameter, EditorRequired]
    public required InsightFilter Filter { get; set; }

    [Parameter, EditorRequired]
    public required InsightFrame Frame { get; set; }

    [Parameter]
    public EventCallback<InsightFilter> OnChange { get; set; }

    [Parameter]
    public EventCallback OnReadAgain { get; set; }

    // Both dates make a period; one alone has no effect yet.
    private async Task ChooseAsync(string? from, string? to)
    {
        _from = from is null ? _from ?? Filter.From : InsightFilter.Day(from);
        _to = to is null ? _to ?? Filter.To : InsightFilter.Day(to);
        _problem = Problem(_from, _to);
        if (_problem is null && _from is { } first && _to is { } last)
        {
            (_from, _to) = (null, null);
            await OnChange.InvokeAsync(Filter with { From = first, To = last });
        }
    }

    // The days on screen become the period, so that it stays what it was compared as.
    private async Task CompareAsync(string? from, string? to)
    {
        _beforeFrom = from is null ? _beforeFrom ?? Filter.BeforeFrom : InsightFilter.Day(from);
        _beforeTo = to is null ? _beforeTo ?? Filter.BeforeTo : InsightFilter.Day(to);
        _problem = Problem(_beforeFrom, _beforeTo);
        if (_problem is not null || _beforeFrom is not { } first || _beforeTo is not { } last)
        {
            return;
        }

        var compared = Filter with { From = Frame.First, To = Frame.Last, BeforeFrom = first, BeforeTo = last };
        if (!compared.HasComparison)
        {
            _problem = Texts.PeriodsOverlap;
            return;
        }

        (_beforeFrom, _beforeTo) = (null, null);
        await OnChange.InvokeAsync(compared);
    }

    private static string? Problem(DateOnly? from, DateOnly? to) =>
        (from, to) switch
        {
            ({ } first, { } last) when first > last => Texts.DaysReversed,
            ({ } first, { } last) when last.DayNumber - first.DayNumber >= InsightPeriod.MaxDays => Texts.TooManyDays.With(
                InsightPeriod.MaxDays
            ),
            _ => null,
        };

    private static string? Shown(DateOnly? day) => day is { } known ? InsightFilter.Word(known) : null;

    private static string? TextOf(ChangeEventArgs e) => e.Value as string is { Length: > 0 } text ? text : null;
}
