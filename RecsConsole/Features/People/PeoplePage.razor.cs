using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.People;

/// <summary>Everyone in the tenant; reloads when profiles or permissions change.</summary>
public sealed partial class PeoplePage(ListPeople listPeople)
{
    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Person, ChangeKind.Permission, ChangeKind.Import];

    private ListSort Sort => new(KeyOf(Filter.Sort), Filter.Descending);

    protected override Task<Result<PeopleList>> ReadAsync(Actor actor, PeopleFilter question) =>
        listPeople.RunAsync(actor, question, Disposed);

    private async Task<ListPart<PersonLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    private void Narrow(PeopleFilter filter) => Show(filter with { Page = 1 });

    private void SortBy(string column) =>
        Show(Filter.SortedBy(Enum.GetValues<PeopleSort>().First(sort => string.Equals(KeyOf(sort), column, StringComparison.Ordinal))));

    private static string KeyOf(PeopleSort sort) => sort.ToString().ToLowerInvariant();

    private static ListPart<PersonLine> PartOf(PeopleList list) => new(list.Lines, list.Page, ListPeople.PageSize, list.Total);
}
