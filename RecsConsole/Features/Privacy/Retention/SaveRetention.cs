using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>Sets the retention period of a class of data, or keeps it forever. Nothing is removed before the job runs.</summary>
public sealed class SaveRetention(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Operation = "save.retention";

    public async Task<Result<string>> RunAsync(Actor actor, SaveRetentionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, Operation, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (DataClass.Find(request.DataClass) is not { } dataClass)
        {
            return Error.NotFound(Texts.NoSuchClass);
        }

        if (request.KeepDays is { } days && (days < dataClass.ShortestDays || days > dataClass.LongestDays))
        {
            return Error.Invalid(Texts.PeriodOutside.With(dataClass.ShortestDays, dataClass.LongestDays));
        }

        var db = scope.Db;
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var row = await db.RetentionRules.FirstOrDefaultAsync(found => found.DataClass == dataClass.Key, cancellationToken);
        if ((row?.Revision ?? 0) != request.Revision)
        {
            return Error.Conflict(Texts.PeriodChanged);
        }

        Write(scope, row, request);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (request.KeepDays ?? dataClass.UsualDays) is { } keepDays
            ? Texts.PeriodSaved.With(dataClass.Name(), keepDays)
            : Texts.KeptForEverNews.With(dataClass.Name());
    }

    private void Write(OperationScope scope, RetentionRuleRow? row, SaveRetentionRequest request)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["before"] = Words(row?.KeepDays),
            ["after"] = Words(request.KeepDays),
        };
        if (request.KeepDays is not { } days)
        {
            if (row is not null)
            {
                scope.Db.RetentionRules.Remove(row);
            }
        }
        else
        {
            row ??= scope.Db.RetentionRules.Add(new() { TenantId = scope.Db.TenantId, DataClass = request.DataClass }).Entity;
            (row.KeepDays, row.SavedAt, row.SavedById, row.Revision) = (days, scope.Now, scope.Actor.PersonId, row.Revision + 1);
        }

        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Operation, "retention", request.DataClass, AuditOutcome.Done, details));
        HoldNews.Publish(scope);
    }

    private static string Words(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <param name="DataClass">Key of the class.</param>
/// <param name="KeepDays">Null means the default period, or forever.</param>
/// <param name="Revision">Revision of the period that the reader saw; 0 when there was none.</param>
public sealed record SaveRetentionRequest(string DataClass, int? KeepDays, long Revision);
