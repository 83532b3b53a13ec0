using System.Diagnostics;
using System.Globalization;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Features.Catalog.Policies.Detail;
using RecsConsole.Features.Catalog.Policies.List;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.People;
using RecsConsole.Features.People.Profile;
using RecsConsole.Features.Search;
using RecsConsole.Platform;

namespace RecsConsole.Cli.Bench.Catalogs;

/// <summary>
/// The operations behind the pages of the catalogs: a page of the list, the list filtered by a text, the search, and one item.
/// </summary>
internal sealed class CatalogBench(IServiceProvider services, Actor admin, CatalogSize size, int requests)
{
    private const string List = "list";
    private const string Filter = "filter";
    private const string Search = "search";
    private const string Open = "open";
    private const int WarmUp = 5;
    private const int Pages = 10;

    /// <param name="words">Texts to search documents for.</param>
    public async Task<IReadOnlyList<CatalogMeasure>> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken) =>
        [
            .. await ActionsAsync(cancellationToken),
            .. await DocumentsAsync(words, cancellationToken),
            .. await PeopleAsync(cancellationToken),
            .. await PoliciesAsync(cancellationToken),
        ];

    private async Task<IReadOnlyList<CatalogMeasure>> ActionsAsync(CancellationToken cancellationToken)
    {
        const string Catalog = "actions";
        var (list, open) = (services.GetRequiredService<ListActions>(), services.GetRequiredService<ReadAction>());
        return
        [
            await MeasureAsync(Catalog, List, i => list.RunAsync(admin, new() { Page = PageOf(i) }, cancellationToken)),
            await MeasureAsync(
                Catalog,
                Filter,
                i => list.RunAsync(admin, new() { Search = $"Action {Number(i, size.Actions)}" }, cancellationToken)
            ),
            await MeasureAsync(Catalog, Open, i => open.RunAsync(admin, $"action-{Number(i, size.Actions)}", cancellationToken)),
        ];
    }

    private async Task<IReadOnlyList<CatalogMeasure>> DocumentsAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        const string Catalog = "documents";
        var (list, open) = (services.GetRequiredService<ListDocuments>(), services.GetRequiredService<ReadDocument>());
        var search = services.GetRequiredService<SearchConsole>();
        return
        [
            await MeasureAsync(Catalog, List, i => list.RunAsync(admin, new() { Page = PageOf(i) }, cancellationToken)),
            await MeasureAsync(Catalog, Filter, i => list.RunAsync(admin, new() { Search = words[i % words.Count] }, cancellationToken)),
            await MeasureAsync(
                Catalog,
                Search,
                i => search.RunAsync(admin, new() { Text = words[i % words.Count], Kind = SearchKind.Document }, cancellationToken)
            ),
            await MeasureAsync(Catalog, Open, i => open.RunAsync(admin, $"document-{Number(i, size.Documents)}", cancellationToken)),
        ];
    }

    private async Task<IReadOnlyList<CatalogMeasure>> PeopleAsync(CancellationToken cancellationToken)
    {
        const string Catalog = "people";
        var (list, open) = (services.GetRequiredService<ListPeople>(), services.GetRequiredService<ReadPerson>());
        var search = services.GetRequiredService<SearchConsole>();
        return
        [
            await MeasureAsync(Catalog, List, i => list.RunAsync(admin, new() { Page = PageOf(i) }, cancellationToken)),
            await MeasureAsync(
                Catalog,
                Filter,
                i => list.RunAsync(admin, new() { Search = $"Person {Number(i, size.People)}" }, cancellationToken)
            ),
            await MeasureAsync(
                Catalog,
                Search,
                i =>
                    search.RunAsync(admin, new() { Text = $"Person {Number(i, size.People)}", Kind = SearchKind.Person }, cancellationToken)
            ),
            await MeasureAsync(Catalog, Open, i => open.RunAsync(admin, new($"person-{Number(i, size.People)}"), cancellationToken)),
        ];
    }

    private async Task<IReadOnlyList<CatalogMeasure>> PoliciesAsync(CancellationToken cancellationToken)
    {
        const string Catalog = "policies";
        var (list, open) = (services.GetRequiredService<ListPolicies>(), services.GetRequiredService<ReadPolicy>());
        return
        [
            await MeasureAsync(Catalog, List, i => list.RunAsync(admin, new() { Page = PageOf(i) }, cancellationToken)),
            await MeasureAsync(
                Catalog,
                Filter,
                i => list.RunAsync(admin, new() { Search = $"Policy {Number(i, size.Policies)}" }, cancellationToken)
            ),
            await MeasureAsync(Catalog, Open, i => open.RunAsync(admin, $"policy-{Number(i, size.Policies)}", cancellationToken)),
        ];
    }

    private async Task<CatalogMeasure> MeasureAsync<T>(string catalog, string what, Func<int, Task<Result<T>>> ask)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            CommandRun.Require(await ask(i));
        }

        var times = new double[requests];
        for (var i = 0; i < requests; i++)
        {
            var started = Stopwatch.GetTimestamp();
            CommandRun.Require(await ask(i));
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return new(catalog, what, Percentiles.Of(times, 0.5), Percentiles.Of(times, 0.95));
    }

    private static int PageOf(int request) => 1 + (request % Pages);

    // spread over all items; not the first one, which is restricted among the documents
    private static string Number(int request, int of) => (1 + (request * 7919 % (of - 1))).ToString(CultureInfo.InvariantCulture);
}
