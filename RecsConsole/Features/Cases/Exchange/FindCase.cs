using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Cases.Exchange;

/// <summary>Reads one case as sent to another system. Counts as a view.</summary>
public sealed class FindCase(OperationScopeFactory scopes, ViewLog views)
{
    public async Task<Result<ExchangedCase>> RunAsync(Actor actor, string caseKey, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var row = await scope.Db.Cases.AsNoTracking().FirstOrDefaultAsync(each => each.Key == caseKey, cancellationToken);
        var found = await CaseAccess.ConfirmAsync(scope, row, cancellationToken);
        if (!found.IsOk)
        {
            return await scope.DenyAsync("read.case", "case", caseKey, found.Error, cancellationToken);
        }

        views.Note(actor, new("view.case", "case", found.Value.Id.ToString("D"), AuditOutcome.Done));
        return (await ListCases.WithPeopleAsync(scope.Db, [found.Value], cancellationToken))[0];
    }
}
