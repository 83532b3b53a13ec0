using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Badges;

/// <summary>How much of the time for a case is left: a bar that drains, and the same in words.</summary>
public sealed partial class SlaBar(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);
    private ITimer? _timer;

    /// <summary>When the time is over; null when the case has no SLA.</summary>
    [Parameter, EditorRequired]
    public required DateTimeOffset? Deadline { get; set; }

    /// <summary>When the clock started: the bar was full then.</summary>
    [Parameter]
    public DateTimeOffset? Started { get; set; }

    /// <summary>When the case ended; the clock stands still from then on.</summary>
    [Parameter]
    public DateTimeOffset? Stopped { get; set; }

    /// <summary>Since when the clock stands, whatever the hour; null while it runs.</summary>
    [Parameter]
    public DateTimeOffset? Paused { get; set; }

    /// <summary>What the time is for, after the words: "to first solution".</summary>
    [Parameter]
    public string? For { get; set; }

    /// <summary>In a table the column already says SLA: "3 h 12 m" without "left".</summary>
    [Parameter]
    public bool IsShort { get; set; }

    /// <summary>Reads another clock than the wall's, such as one that stands still out of business hours.</summary>
    [Parameter]
    public Func<DateTimeOffset, SlaStatus>? Measure { get; set; }

    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    private DateTimeOffset At => Stopped ?? Paused ?? clock.GetUtcNow();

    private TimeSpan Left => Measure?.Invoke(At).Left ?? Deadline!.Value - At;

    private bool IsLate => At > Deadline!.Value;

    private int PercentLeft
    {
        get
        {
            var whole = Deadline!.Value - (Started ?? Deadline.Value.AddDays(-1));
            if (IsLate || whole <= TimeSpan.Zero)
            {
                return 100; // late: the whole bar is red, an empty one would say nothing
            }

            var share = Measure?.Invoke(At).Share ?? Left / whole;
            return (int)Math.Clamp(Math.Ceiling(100 * share), 1, 100);
        }
    }

    private string ToneClass =>
        IsLate ? "late"
        : Stopped is null && PercentLeft < 25 ? "soon"
        : "done";

    // out of office hours what is left does not change: when it is due says more
    private bool StandsStill => !IsLate && Stopped is null && Paused is null && Measure?.Invoke(At) is { StandsStill: true };

    private SlaWords Words => new(Deadline!.Value, At, Left, Stopped is not null, Paused, StandsStill, Zone);

    protected override void OnParametersSet()
    {
        var isRunning = Deadline is not null && Stopped is null && Paused is null;
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

/// <summary>What a clock shows at an instant: the time left, negative once late, and its share of the whole, 0 to 1.</summary>
/// <param name="StandsStill">It does not run now: it is out of office hours.</param>
public sealed record SlaStatus(TimeSpan Left, double Share, bool StandsStill = false);
