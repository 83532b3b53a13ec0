using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Accounts;

/// <summary>A customer: what to do for them now, what asks for attention, their cases, and who works with them.</summary>
public sealed partial class AccountPage(ReadAccount readAccount)
{
    private const string RowsId = "account";

    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Case, ChangeKind.Catalog, ChangeKind.Permission, ChangeKind.Person, ChangeKind.Configuration, ChangeKind.Erasure];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override Task<Result<AccountView>> ReadAsync(Actor actor, string question) => readAccount.RunAsync(actor, question, Disposed);

    // A tenant's cases move all the time: one that is neither shown nor this customer's moves nothing here.
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

    // the key of a case that was closed or opened again says so behind its id
    private static Guid? CaseOf(Change change) =>
        change.Kind == ChangeKind.Case && Guid.TryParse(change.Key.Split(':')[0], out var id) ? id : null;

    private IReadOnlyList<AccountCase> CasesOf(IReadOnlyList<Guid> ids) => [.. ids.Select(id => View!.Cases[id])];
}
