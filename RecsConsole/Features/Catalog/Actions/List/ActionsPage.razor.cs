using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions.List;

/// <summary>The action catalog; reloads when someone changes it.</summary>
public sealed partial class ActionsPage(
    ListActions listActions,
    VersionLife<ActionRow, ActionContent> life,
    ListMemory<ActionFilter> memory
)
{
    private string? _startRow;

    private ListSort Sort => new(KeyOf(Filter.Sort), Filter.Descending);

    protected override Task<Result<ActionList>> ReadAsync(Actor actor, ActionFilter question) =>
        listActions.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => _startRow = memory.List == Filter ? memory.Key : null;

    private void Narrow(ActionFilter filter) => Show(filter with { Page = 1 });

    private void SortBy(string column) =>
        Show(Filter.SortedBy(Enum.GetValues<ActionSort>().First(sort => string.Equals(KeyOf(sort), column, StringComparison.Ordinal))));

    private static string KeyOf(ActionSort sort) => sort.ToString().ToLowerInvariant();
}
