using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.Insights;

/// <summary>Period, team and role of the figures.</summary>
public sealed partial class InsightFilters
{
    private bool _isOpen;
    private DateOnly? _from;
    private DateOnly? _to;
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
        _problem = Problem();
        if (_problem is null && _from is { } first && _to is { } last)
        {
            (_from, _to) = (null, null);
            await OnChange.InvokeAsync(Filter with { From = first, To = last });
        }
    }

    private string? Problem() =>
        (_from, _to) switch
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
