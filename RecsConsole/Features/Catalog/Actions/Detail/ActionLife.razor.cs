using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>The steps of an action's life.</summary>
public sealed partial class ActionLife(
    SubmitAction submitAction,
    WithdrawAction withdrawAction,
    PublishAction publishAction,
    RetireAction retireAction
)
{
    [Parameter, EditorRequired]
    public required ActionView View { get; set; }

    [Parameter]
    public EventCallback<Result<VersionMoved>> OnStep { get; set; }

    private VersionMoves Moves => new(submitAction.RunAsync, withdrawAction.RunAsync, publishAction.RunAsync, retireAction.RunAsync);

    private ItemStand Item =>
        new(View.Key, StandOf(View.Newest), View.Published is { } used ? StandOf(used) : null, View.MayManage, View.WroteNewest);

    private static VersionStand StandOf(ActionVersion version) =>
        new(version.Version, version.Status, version.Revision, version.Text.Title);
}
