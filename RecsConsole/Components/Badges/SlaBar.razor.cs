using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Badges;

/// <summary>The time left for a case: a bar that drains, and the same in words.</summary>
public sealed partial class SlaBar(TimeProvider clock) : IDisposable
{
    /// <summary>How often the words are rendered again.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    private ITimer? _timer;

    /// <summary>When the time runs out; null when the case has no SLA.</summary>
    [Parameter, EditorRequired]
    public required DateTimeOffset? Deadline { get; set; }

    /// <summary>When the clock started: the bar was full then.</summary>
    [Parameter]
    public DateTimeOffset? Started { get; set; }

    /// <summary>When the case ended; the clock is stopped from then on.</summary>
    [Parameter]
    public DateTimeOffset? Stopped { get; set; }

    /// <summary>Since when the clock is paused, independent of business hours; null while it runs.</summary>
    [Parameter]
    public DateTimeOffset? Paused { get; set; }

    /// <summary>What the time is for, after the words: "to first solution".</summary>
    [Parameter]
    public string? For { get; set; }

    /// <summary>For a table whose column heading already says SLA: "3 h 12 m" without "left".</summary>
    [Parameter]
    public bool IsShort { get; set; }

    /// <summary>Measures with another clock than wall time, such as one that stops outside business hours.</summary>
    [Parameter]
    public Func<DateTimeOffset, SlaStatus>? Measure { get; set; }

    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    private SlaTimes Times =>
        new(Deadline)
        {
            Started = Started,
            Stopped = Stopped,
            Paused = Paused,
            For = For,
            IsShort = IsShort,
            Measure = Measure,
        };

    protected override void OnParametersSet()
    {
        var isRunning = Times.IsRunning;
        if (isRunning && _timer is null)
        {
            _timer = clock.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, Tick, Tick);
        }
        else if (!isRunning)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _timer = null;
    }
}

/// <summary>The reading of a clock at an instant: the time left, negative once late, and its share of the whole, 0 to 1.</summary>
/// <param name="IsOutsideHours">The clock is not running, because it is outside business hours.</param>
public sealed record SlaStatus(TimeSpan Left, double Share, bool IsOutsideHours = false)
{
    /// <summary>The clock counts working hours only.</summary>
    public bool IsWorkingTime { get; init; }

    /// <summary>
    /// Little time is left, by the rule that lists and counts use; null when there is no such rule, and less than a quarter of the time is
    /// little.
    /// </summary>
    public bool? IsAtRisk { get; init; }
}
