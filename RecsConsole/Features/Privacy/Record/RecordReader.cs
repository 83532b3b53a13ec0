using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>Reads the input of the record.</summary>
public sealed class RecordReader(RecordRecipients recipients, AccessPolicy policy)
{
    public async Task<RecordFacts> ReadAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var db = scope.Db;
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == db.TenantId, cancellationToken);
        return new(
            new(tenant.Name, string.IsNullOrWhiteSpace(tenant.Region) ? null : tenant.Region, tenant.TimeZone),
            await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken),
            await AmountsAsync(db, scope.Now, cancellationToken),
            await db
                .RetentionRules.AsNoTracking()
                .Where(row => row.KeepDays != null)
                .ToDictionaryAsync(row => row.DataClass, row => row.KeepDays!.Value, StringComparer.Ordinal, cancellationToken),
            await db.LegalHolds.CountAsync(row => row.LiftedAt == null, cancellationToken),
            await recipients.ReadAsync(db, scope.Now, cancellationToken),
            await RecordRoles.ReadAsync(db, policy, scope.Now, cancellationToken),
            await RecordModels.ReadAsync(db, cancellationToken)
        );
    }

    private static async Task<RecordAmounts> AmountsAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(
            await db.Cases.CountAsync(cancellationToken),
            await db.Accounts.CountAsync(cancellationToken),
            await db.People.CountAsync(row => row.IsActive, cancellationToken),
            await db.Documents.InForce(now).CountAsync(cancellationToken),
            await db.Documents.Select(row => row.Key).Distinct().CountAsync(cancellationToken),
            await db.Decisions.CountAsync(cancellationToken),
            await db.People.CountAsync(row => row.IsByRulesOnly, cancellationToken),
            await db.Accounts.CountAsync(row => row.IsByRulesOnly, cancellationToken),
            await db.Actions.Published().CountAsync(row => row.Risk != ActionRiskLevel.Low, cancellationToken)
        );
}
