using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Alarms;

/// <summary>Alarms about everything the viewer may see, independent of the filter.</summary>
public sealed partial class InsightAlarms(ReadInsightAlarms readAlarms, InsightSlots slots)
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
        var actor = await ActorAsync();
        _alarms = await slots.RunAsync(() => readAlarms.RunAsync(actor, Disposed), Disposed);
    }
}
