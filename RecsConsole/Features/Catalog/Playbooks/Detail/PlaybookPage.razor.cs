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
    private bool _isAllShown;

    private string EditAddress => PlaybookFilter.AddressOf(Key) + "/edit";

    protected override Task<Result<PlaybookView>> ReadAsync(Actor actor, string question) =>
        readPlaybook.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        _isAllShown = false;
    }
}
