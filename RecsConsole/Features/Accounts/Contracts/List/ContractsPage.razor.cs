using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.Contracts.List;

/// <summary>Every customer with the contract terms; reloaded when somebody changes them.</summary>
public sealed partial class ContractsPage(ListContracts listContracts, TimeProvider clock)
{
    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Configuration, ChangeKind.Import, ChangeKind.Permission, ChangeKind.Erasure];

    private ListSort Sort => new(KeyOf(Filter.Sort), Filter.Descending);

    private static IEnumerable<FilterOption> States =>
        Enum.GetValues<ContractState>().Select(state => new FilterOption(ContractFilter.Word(state), TermsLabels.State(state)));

    protected override Task<Result<ContractList>> ReadAsync(Actor actor, ContractFilter question) =>
        listContracts.RunAsync(actor, question, Disposed);

    private async Task<ListPart<ContractLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    private void Narrow(ContractFilter filter) => Show(filter with { Page = 1 });

    private void SortBy(string column) =>
        Show(Filter.SortedBy(Enum.GetValues<ContractSort>().First(sort => string.Equals(KeyOf(sort), column, StringComparison.Ordinal))));

    private string ContractText(ContractLine line) =>
        AccountLabels.Contract(line.ContractEndsAt, clock.GetUtcNow(), TimeZones.Find(View?.TimeZone));

    private static string KeyOf(ContractSort sort) => sort.ToString().ToLowerInvariant();

    private static ListPart<ContractLine> PartOf(ContractList list) => new(list.Lines, list.Page, ListContracts.PageSize, list.Total);
}
