using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Accounts;

/// <summary>A customer: what to do for them now, what needs attention, their cases, and who works with them.</summary>
public sealed partial class AccountPage(ReadAccount readAccount)
{
    private const string RowsId = "account";

    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Case, ChangeKind.Catalog, ChangeKind.Permission, ChangeKind.Person, ChangeKind.Configuration, ChangeKind.Erasure];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override Task<Result<AccountView>> ReadAsync(Actor actor, string question) => readAccount.RunAsync(actor, question, Disposed);

    // A tenant's cases change all the time: a case that is neither shown nor this customer's does not reload the page.
    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        var ids = changes.Select(CaseOf).OfType<Guid>().Distinct().ToList();
        if (View is not { } shown || changes.Any(change => CaseOf(change) is null) || ids.Any(shown.Cases.ContainsKey))
        {
            await ReadAgainAsync();
        }
        else if (await readAccount.HasAnyAsync(await ActorAsync(), Key, ids, Disposed))
        {
            await ReadAgainAsync();
        }
    }

    // for a case that was closed or reopened, the key of the change has a suffix after the id
    private static Guid? CaseOf(Change change) =>
        change.Kind == ChangeKind.Case && Guid.TryParse(change.Key.Split(':')[0], out var id) ? id : null;

    private IReadOnlyList<AccountCase> CasesOf(IReadOnlyList<Guid> ids) => [.. ids.Select(id => View!.Cases[id])];
}
