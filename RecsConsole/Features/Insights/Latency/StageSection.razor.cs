using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Latency;

/// <summary>The times of the stages, for readers of the whole tenant. They stay on screen while they reload.</summary>
public sealed partial class StageSection(ReadStageTimes readStageTimes)
{
    private Result<StageTimes>? _state;
    private int? _read;
    private bool _isReading;

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
        var asked = _read;
        _isReading = true;
        var state = await readStageTimes.RunAsync(await ActorAsync(), Disposed);
        if (asked == _read)
        {
            (_state, _isReading) = (state, false);
        }
    }
}
