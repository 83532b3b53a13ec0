using System.Globalization;
using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.List;

/// <summary>The customers with at least one case that the reader may view.</summary>
public sealed partial class AccountsPage(ListAccounts listAccounts, TimeProvider clock)
{
    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Case, ChangeKind.Import, ChangeKind.Configuration, ChangeKind.Permission, ChangeKind.Erasure];

    // a count that is a second old is good enough, and the list reads every open case
    protected override TimeSpan Gather => TimeSpan.FromSeconds(1);

    protected override Task<Result<AccountList>> ReadAsync(Actor actor, AccountFilter question) =>
        listAccounts.RunAsync(actor, question, Disposed);

    private async Task<ListPart<AccountLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    private void Narrow(AccountFilter filter) => Show(filter with { Page = 1 });

    private string ContractText(AccountLine line) =>
        AccountLabels.Contract(line.ContractEndsAt, clock.GetUtcNow(), TimeZones.Find(View?.TimeZone));

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static ListPart<AccountLine> PartOf(AccountList list) => new(list.Lines, list.Page, ListAccounts.PageSize, list.Total);
}
