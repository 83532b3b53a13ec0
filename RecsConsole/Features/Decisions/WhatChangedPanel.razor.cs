using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Decisions;

/// <summary>Compares a decision with an earlier one on the same case.</summary>
public sealed partial class WhatChangedPanel(CompareDecisions compare, ActorProvider actors)
{
    private WhatChangedReply? _reply;
    private Error? _error;
    private Guid? _earlier;
    private Guid _loadedFor;

    [Parameter, EditorRequired]
    public required Guid DecisionId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor != DecisionId)
        {
            _loadedFor = DecisionId;
            await CompareAsync(null);
        }
    }

    private static string WordsOf(ComparableDecision choice) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{choice.At:d MMM yyyy HH:mm} UTC, {choice.Actor}"
        );

    private Task ChooseAsync(ChangeEventArgs change) =>
        Guid.TryParse(change.Value as string, out var earlier)
            ? CompareAsync(earlier)
            : Task.CompletedTask;

    private async Task CompareAsync(Guid? earlier)
    {
        (_earlier, _error) = (earlier, null);
        var asked = DecisionId;
        var actor = await actors.GetAsync(Disposed);
        var result = await compare.RunAsync(actor, new(asked, earlier), Disposed);
        if (asked == DecisionId && _earlier == earlier)
        {
            (_reply, _error) = (result.Value, result.Error);
        }
    }
}
