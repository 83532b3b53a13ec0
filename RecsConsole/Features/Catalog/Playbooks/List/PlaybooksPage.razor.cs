using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Playbooks.List;

/// <summary>The tenant's playbooks; reloads when someone changes one.</summary>
public sealed partial class PlaybooksPage(ListPlaybooks listPlaybooks, PlaybookMemory memory)
{
    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    protected override Task<Result<PlaybookList>> ReadAsync(Actor actor, PlaybookFilter question) =>
        listPlaybooks.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);

    private async Task<ListPart<PlaybookLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    private void Narrow(PlaybookFilter filter) => Show(filter with { Page = 1 });

    private static ListPart<PlaybookLine> PartOf(PlaybookList list) => new(list.Lines, list.Page, ListPlaybooks.PageSize, list.Total);
}
