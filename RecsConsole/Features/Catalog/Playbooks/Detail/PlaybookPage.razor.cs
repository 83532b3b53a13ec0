using RecsConsole.Components.Dialogs;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Playbooks.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks.Detail;

/// <summary>The page of a playbook: its steps, the life cycle of its versions, and its history. Reloads when someone changes it.</summary>
public sealed partial class PlaybookPage(
    ReadPlaybook readPlaybook,
    VersionLife<PlaybookRow, PlaybookContent> life,
    ListMemory<PlaybookFilter> memory
)
{
    private ConfirmDialog? _retire;
    private ConfirmDialog? _discard;
    private bool _isAllShown;
    private bool _isBusy;

    private string EditAddress => PlaybookFilter.AddressOf(Key) + "/edit";

    protected override Task<Result<PlaybookView>> ReadAsync(Actor actor, string question) =>
        readPlaybook.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        _isAllShown = false;
    }

    private async Task AskAsync(ConfirmDialog? dialog, PlaybookVersion version)
    {
        if (await dialog!.AskAsync())
        {
            await MoveAsync(life.RetireAsync, version);
        }
    }

    private async Task MoveAsync(VersionMove step, PlaybookVersion version)
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        _isBusy = true;
        try
        {
            await StepAsync(await step(await ActorAsync(), new(Key, version.Version, version.Revision), Disposed));
        }
        finally
        {
            _isBusy = false;
        }
    }
}
