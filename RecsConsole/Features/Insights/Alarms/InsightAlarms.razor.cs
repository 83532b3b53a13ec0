using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Alarms;

/// <summary>Alarms about everything the viewer may see, independent of the filter.</summary>
public sealed partial class InsightAlarms(InsightOperations operations)
{
    private Result<IReadOnlyList<InsightAlarm>>? _alarms;
    private int? _read;

    /// <summary>Reloads when this number changes.</summary>
    [Parameter]
    public int Version { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_read != Version)
        {
            _read = Version;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var actor = await operations.ActorAsync(Disposed);
        _alarms = await operations.AlarmsAsync(actor, Disposed);
    }
}
