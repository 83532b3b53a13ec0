using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Features.Cases.Detail.Deadline;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>The head of a case, and the bar that repeats it: both are rendered again while the case's clock runs.</summary>
public sealed partial class CaseHead(TimeProvider clock) : IDisposable
{
    private ITimer? _timer;
    private DeadlineWhy? _why;
    private bool _isWhyAsked;

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    [Parameter]
    public EventCallback OnTake { get; set; }

    [Parameter]
    public EventCallback OnAssign { get; set; }

    [Parameter]
    public EventCallback OnChange { get; set; }

    [Parameter]
    public EventCallback OnSetAside { get; set; }

    [Parameter]
    public EventCallback OnBringBack { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    private CaseHeadView Head => View.Head;

    public void Dispose()
    {
        _timer?.Dispose();
        _timer = null;
    }

    protected override void OnParametersSet()
    {
        var isRunning = CaseSla.TimesOf(Head.Sla).IsRunning;
        if (isRunning && _timer is null)
        {
            _timer = clock.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, SlaBar.Tick, SlaBar.Tick);
        }
        else if (!isRunning)
        {
            Dispose();
        }
    }

    // the first time, the answer comes with the part that shows it
    private Task AskWhyAsync()
    {
        _isWhyAsked = true;
        return _why?.OpenAsync() ?? Task.CompletedTask;
    }

    private string? ClockWords(DateTimeOffset now) =>
        Head.Sla?.IsLate(now) is true || Head.Sla?.Stopped is not null || !Head.IsOpen ? null
        : Head.IsReopened ? Texts.ToNextSolution
        : Texts.ToFirstSolution;
}
