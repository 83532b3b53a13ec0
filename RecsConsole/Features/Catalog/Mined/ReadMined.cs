using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>
/// Mines the history of a case type, from files and from connected systems alike: service levels, and ways that its workflow lacks. Counts
/// all its cases, whoever may see them, and names none.
/// </summary>
public sealed class ReadMined(OperationScopeFactory scopes)
{
    /// <param name="caseType">Key of the case type.</param>
    public async Task<Result<MinedView>> RunAsync(Actor actor, string caseType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caseType);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.mined", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        if (await db.CaseTypes.AsNoTracking().FirstOrDefaultAsync(row => row.Key == caseType, cancellationToken) is not { } type)
        {
            return Error.NotFound(Texts.CaseTypeNotFound);
        }

        var flows = await MinedFlows.ReadAsync(db, type, cancellationToken);
        return new MinedView(
            type.Key,
            type.Name,
            await MinedLevels.ReadAsync(db, type, cancellationToken),
            flows is null ? null : await flows.ViewAsync(db, type, cancellationToken),
            await scope.MayAsync(AccessOperation.ManageCatalog, cancellationToken)
        );
    }
}
