using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>The steps of a version's life as buttons.</summary>
public sealed partial class ActionLife(
    SubmitAction submitAction,
    WithdrawAction withdrawAction,
    PublishAction publishAction,
    RetireAction retireAction,
    ActorProvider actors
)
{
    private ConfirmDialog? _retire;
    private ConfirmDialog? _discard;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required ActionView View { get; set; }

    [Parameter]
    public EventCallback<Result<VersionMoved>> OnStep { get; set; }

    private string EditAddress => ActionPage.AddressOf(View.Key) + "/edit";

    private string RetireWords => Texts.RetireActionConsequence.With(ActionLabels.OpenCases(View.OpenCases));

    private async Task RetireAsync(ActionVersion version)
    {
        if (await _retire!.AskAsync())
        {
            await RunAsync(retireAction.RunAsync, version);
        }
    }

    private async Task DiscardAsync(ActionVersion version)
    {
        if (await _discard!.AskAsync())
        {
            await RunAsync(retireAction.RunAsync, version);
        }
    }

    private async Task RunAsync(Func<Actor, VersionStepRequest, CancellationToken, Task<Result<VersionMoved>>> step, ActionVersion version)
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        _isBusy = true;
        try
        {
            var actor = await actors.GetAsync(Disposed);
            var moved = await step(actor, new(View.Key, version.Version, version.Revision), Disposed);
            await OnStep.InvokeAsync(moved);
        }
        finally
        {
            _isBusy = false;
        }
    }
}
