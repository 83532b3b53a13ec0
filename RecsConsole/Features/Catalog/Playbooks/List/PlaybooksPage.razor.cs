using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks.List;

/// <summary>The tenant's playbooks; reloads when someone changes one.</summary>
public sealed partial class PlaybooksPage(
    ListPlaybooks listPlaybooks,
    VersionLife<PlaybookRow, PlaybookContent> life,
    ListMemory<PlaybookFilter> memory
)
{
    protected override Task<Result<PlaybookList>> ReadAsync(Actor actor, PlaybookFilter question) =>
        listPlaybooks.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);
}
