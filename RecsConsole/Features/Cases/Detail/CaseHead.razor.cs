using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Linked;
using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>The head of a case, and the bar that repeats it: both are rendered again while the case's clock runs.</summary>
public sealed partial class CaseHead(TimeProvider clock) : IDisposable
{
    private ITimer? _timer;

    [Parameter, EditorRequired]
    public required CaseHeadView Head { get; set; }

    /// <summary>The case's ticket in another system; null for a case of our own.</summary>
    [Parameter]
    public LinkedTicket? Ticket { get; set; }

    [Parameter]
    public bool MayTake { get; set; }

    [Parameter]
    public EventCallback OnTake { get; set; }

    /// <summary>The reader may assign the case to somebody else.</summary>
    [Parameter]
    public bool MayAssign { get; set; }

    [Parameter]
    public EventCallback OnAssign { get; set; }

    /// <summary>The reader may set the case aside and bring it back.</summary>
    [Parameter]
    public bool MayWork { get; set; }

    [Parameter]
    public EventCallback OnSetAside { get; set; }

    [Parameter]
    public EventCallback OnBringBack { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

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

    private string? ClockWords(DateTimeOffset now) =>
        Head.Sla?.IsLate(now) is true || Head.Sla?.Stopped is not null || !Head.IsOpen ? null
        : Head.IsReopened ? Texts.ToNextSolution
        : Texts.ToFirstSolution;
}
