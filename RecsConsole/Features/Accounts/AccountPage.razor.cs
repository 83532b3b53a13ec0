using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Accounts;

/// <summary>A customer: what to do for them now, what asks for attention, their cases, and who works with them.</summary>
public sealed partial class AccountPage(ReadAccount readAccount)
{
    private const string RowsId = "account";

    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Case, ChangeKind.Catalog, ChangeKind.Permission, ChangeKind.Person, ChangeKind.Erasure];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    // What presses most comes first: only some are worked out ahead.
    private IReadOnlyList<Guid> WithoutStep =>
        View is { } view
            ?
            [
                .. CasesOf(view.Open)
                    .Where(row => row is { MayAsk: true, Step: null })
                    .OrderByDescending(row => row.CustomerWaits)
                    .Select(row => row.Id),
            ]
            : [];

    protected override Task<Result<AccountView>> ReadAsync(Actor actor, string question) => readAccount.RunAsync(actor, question, Disposed);

    private IReadOnlyList<AccountCase> CasesOf(IReadOnlyList<Guid> ids) => [.. ids.Select(id => View!.Cases[id])];
}
