using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Headlines;

/// <summary>The headlines of the page. They stay on screen while they reload for the same filter.</summary>
public sealed partial class HeadlineSection(ReadHeadlines readHeadlines, InsightSlots slots)
{
    private Result<InsightHeadlines>? _state;
    private (InsightFilter Filter, int Version)? _read;
    private bool _isReading;

    [Parameter, EditorRequired]
    public required InsightFilter Filter { get; set; }

    /// <summary>Reloads when this number changes.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>Nothing was counted ahead in the tenant, so that there is nothing to look for.</summary>
    [CascadingParameter(Name = nameof(InsightFrame.CountsNow))]
    public bool CountsNow { get; set; }

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
        var (actor, filter) = (await ActorAsync(), Filter);
        var state = await slots.RunAsync(() => readHeadlines.RunAsync(actor, new(filter, anew), Disposed), Disposed);
        if (asked == _read)
        {
            (_state, _isReading) = (state, false);
        }
    }
}
