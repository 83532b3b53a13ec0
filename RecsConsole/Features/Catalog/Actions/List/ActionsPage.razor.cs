using RecsConsole.Components.Lists;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Actions.List;

/// <summary>The action catalog; reloads when someone changes it.</summary>
public sealed partial class ActionsPage(ListActions listActions, ListMemory<ActionFilter> memory)
{
    private string? _startRow;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    private ListSort Sort => new(KeyOf(Filter.Sort), Filter.Descending);

    protected override Task<Result<ActionList>> ReadAsync(Actor actor, ActionFilter question) =>
        listActions.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => _startRow = memory.List == Filter ? memory.Key : null;

    private async Task<ListPart<ActionLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    private void Narrow(ActionFilter filter) => Show(filter with { Page = 1 });

    private void SortBy(string column) =>
        Show(Filter.SortedBy(Enum.GetValues<ActionSort>().First(sort => string.Equals(KeyOf(sort), column, StringComparison.Ordinal))));

    private static string KeyOf(ActionSort sort) => sort.ToString().ToLowerInvariant();

    private static ListPart<ActionLine> PartOf(ActionList list) => new(list.Lines, list.Page, ListActions.PageSize, list.Total);
}
