using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>The documents that the user administers, supervises or owns; reloads when one of them changes.</summary>
public sealed partial class DocumentsPage(ListDocuments listDocuments, TimeProvider clock)
{
    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Document, ChangeKind.Report, ChangeKind.Permission, ChangeKind.Person];

    private DateTimeOffset Now => clock.GetUtcNow();

    private ListSort Sort => new(KeyOf(Filter.Sort), Filter.Descending);

    internal static string AddressOf(string key) => $"{DocumentFilter.Path}/{Uri.EscapeDataString(key)}";

    protected override Task<Result<DocumentList>> ReadAsync(Actor actor, DocumentFilter question) =>
        listDocuments.RunAsync(actor, question, Disposed);

    private async Task<ListPart<DocumentLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list, page) : null;

    private void SortBy(string column) =>
        Show(Filter.SortedBy(Enum.GetValues<DocumentSort>().First(sort => string.Equals(KeyOf(sort), column, StringComparison.Ordinal))));

    private static string KeyOf(DocumentSort sort) => sort.ToString().ToLowerInvariant();

    private static ListPart<DocumentLine> PartOf(DocumentList list, int page) => new(list.Lines, page, ListDocuments.PageSize, list.Total);
}
