using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Decisions.WhatChanged;

/// <summary>Compares a decision with an earlier one on the same case.</summary>
public sealed partial class WhatChangedPanel(CompareDecisions compare, ActorProvider actors)
{
    private WhatChangedReply? _reply;
    private Error? _error;
    private Guid? _earlier;
    private Guid _loadedFor;
    private bool _isComparing;

    [Parameter, EditorRequired]
    public required Guid DecisionId { get; set; }

    /// <summary>The reader's time zone.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor != DecisionId)
        {
            _loadedFor = DecisionId;
            await CompareAsync(null);
        }
    }

    // to the second: recommendations for a case are often requested twice in a minute
    private string WordsOf(ComparableDecision choice) =>
        TimeZoneInfo.ConvertTime(choice.At, Zone ?? TimeZoneInfo.Utc).OnScreen("d MMM yyyy, HH:mm:ss") + $", {choice.Actor}";

    private Task ChooseAsync(ChangeEventArgs change) =>
        Guid.TryParse(change.Value as string, out var earlier) ? CompareAsync(earlier) : Task.CompletedTask;

    private async Task CompareAsync(Guid? earlier)
    {
        (_earlier, _error, _isComparing) = (earlier, null, true);
        var asked = DecisionId;
        var actor = await actors.GetAsync(Disposed);
        var result = await compare.RunAsync(actor, new(asked, earlier), Disposed);
        if (asked == DecisionId && _earlier == earlier)
        {
            (_reply, _error, _isComparing) = (result.Value, result.Error, false);
        }
    }
}
