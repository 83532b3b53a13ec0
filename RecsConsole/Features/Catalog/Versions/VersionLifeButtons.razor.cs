using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>The steps of a version's life as buttons.</summary>
public sealed partial class VersionLifeButtons(ActorProvider actors)
{
    private ConfirmDialog? _retire;
    private ConfirmDialog? _discard;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required ItemStand Item { get; set; }

    [Parameter, EditorRequired]
    public required VersionMoves Moves { get; set; }

    [Parameter, EditorRequired]
    public required string EditAddress { get; set; }

    [Parameter, EditorRequired]
    public required string RetireQuestion { get; set; }

    [Parameter, EditorRequired]
    public required string RetireConsequence { get; set; }

    [Parameter, EditorRequired]
    public required string RetireVerb { get; set; }

    [Parameter]
    public EventCallback<Result<VersionMoved>> OnStep { get; set; }

    private async Task AskAsync(ConfirmDialog? dialog, VersionStand version)
    {
        if (await dialog!.AskAsync())
        {
            await RunAsync(Moves.Retire, version);
        }
    }

    private async Task RunAsync(VersionMove step, VersionStand version)
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        _isBusy = true;
        try
        {
            var actor = await actors.GetAsync(Disposed);
            var moved = await step(actor, new(Item.Key, version.Version, version.Revision), Disposed);
            await OnStep.InvokeAsync(moved);
        }
        finally
        {
            _isBusy = false;
        }
    }
}
