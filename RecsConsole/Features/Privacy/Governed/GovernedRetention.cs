using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Governed;

/// <summary>How long a class of data is kept; the item is the key of the class.</summary>
public sealed class GovernedRetention(AuditTrail auditTrail) : GovernedPart<RetentionPeriod>
{
    private const string Operation = "save.retention";

    public override string Name => GovernedParts.Retention;

    public override string Address => "/admin/retention";

    protected override bool HasOwnRevision => true;

    protected override async Task<RulesInForce<RetentionPeriod>> InForceAsync(
        ConsoleDbContext db,
        string item,
        CancellationToken cancellationToken
    )
    {
        var row = await db.RetentionRules.AsNoTracking().FirstOrDefaultAsync(found => found.DataClass == item, cancellationToken);
        return new(new(row?.KeepDays), row?.Revision ?? 0);
    }

    protected override string? ProblemOf(string item, RetentionPeriod before, RetentionPeriod after) =>
        DataClass.Find(item) is not { } dataClass ? Texts.NoSuchClass
        : after.KeepDays is { } days && (days < dataClass.ShortestDays || days > dataClass.LongestDays)
            ? Texts.PeriodOutside.With(dataClass.ShortestDays, dataClass.LongestDays)
        : null;

    protected override IReadOnlyList<SettingDifference> Differences(string item, RetentionPeriod before, RetentionPeriod after) =>
        DataClass.Find(item) is { } dataClass ? [new(dataClass.Name(), Words(dataClass, before), Words(dataClass, after))] : [];

    protected override async Task<string?> EffectAsync(
        OperationScope scope,
        string item,
        RetentionPeriod rules,
        CancellationToken cancellationToken
    )
    {
        if (DataClass.Find(item) is not { } dataClass || (rules.KeepDays ?? dataClass.UsualDays) is not { } days)
        {
            return null;
        }

        var expiring = new ExpiringRows(scope.Db, await HeldSubjects.ReadAsync(scope.Db, cancellationToken));
        var count = await expiring.CountAsync(dataClass, scope.Now.AddDays(-days), cancellationToken);
        return string.Join(' ', dataClass.Consequence(), Texts.WouldDelete.With(count.Due, count.Total));
    }

    protected override async Task<Result<string>> WriteAsync(
        OperationScope scope,
        GovernedWrite<RetentionPeriod> write,
        ChangeOrigin origin,
        CancellationToken cancellationToken
    )
    {
        var (db, dataClass) = (scope.Db, DataClass.Find(write.Item)!);
        var row = await db.RetentionRules.FirstOrDefaultAsync(found => found.DataClass == dataClass.Key, cancellationToken);
        row ??= db.RetentionRules.Add(new() { TenantId = db.TenantId, DataClass = dataClass.Key }).Entity;
        (row.KeepDays, row.SavedAt, row.Revision) = (write.After.KeepDays, scope.Now, row.Revision + 1);
        row.SavedById = origin.AuthorId ?? scope.Actor.PersonId;
        var details = new Dictionary<string, string>(origin.Details, StringComparer.Ordinal)
        {
            ["before"] = Number(write.Before.KeepDays),
            ["after"] = Number(write.After.KeepDays),
        };
        auditTrail.Append(db, scope.Actor.PersonOrNull, new(Operation, "retention", dataClass.Key, AuditOutcome.Done, details));
        HoldNews.Publish(scope);
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(CaseworkTexts.RulesChangedMeanwhile);
        }

        return (write.After.KeepDays ?? dataClass.UsualDays) is { } keepDays
            ? Texts.PeriodSaved.With(dataClass.Name(), keepDays)
            : Texts.KeptForEverNews.With(dataClass.Name());
    }

    private static string Words(DataClass dataClass, RetentionPeriod period) =>
        (period.KeepDays ?? dataClass.UsualDays) is { } days ? Texts.DaysInSentence.With(days) : Texts.ForEver;

    private static string Number(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <param name="KeepDays">Null means the default period, or forever.</param>
public sealed record RetentionPeriod(int? KeepDays);
