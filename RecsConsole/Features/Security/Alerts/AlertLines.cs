using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Alerts;
using RecsConsole.Database;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Turns alerts into lines that name only what the reader may see.</summary>
internal sealed class AlertLines(ConsoleDbContext db, AccessCheck check)
{
    /// <summary>The lines of these alerts, in the same order.</summary>
    public async Task<IReadOnlyList<AlertLine>> ReadAsync(IReadOnlyList<SecurityAlertRow> rows, CancellationToken cancellationToken)
    {
        var names = await PeopleNames.ReadAsync(db, rows.SelectMany(PeopleOf), cancellationToken);
        var reports = await AlertReports.ReadAsync(db, rows, cancellationToken);
        var objects = await AlertObjects.ReadAsync(db, check, rows, reports, cancellationToken);
        var reasons = await ReasonsAsync(rows, cancellationToken);
        return [.. rows.Select(row => reports.AddTo(ToLine(row, names, objects, reasons), row, objects))];
    }

    private static IEnumerable<Guid> PeopleOf(SecurityAlertRow row) =>
        [
            .. new[] { row.SeenById, EmergencyEvidence.From(row)?.Person, RefusalsOf(row)?.Person }.OfType<Guid>(),
            .. ErasureEvidence.From(row)?.People ?? [],
        ];

    private static RefusalWitness? RefusalsOf(SecurityAlertRow row) =>
        row.Kind is SecurityAlertKind.Guessing ? RefusalWitness.Read(row.WitnessJson) : null;

    // written for those who oversee permissions, but hidden from anyone who may not see the case
    private Task<Dictionary<Guid, string>> ReasonsAsync(IEnumerable<SecurityAlertRow> rows, CancellationToken cancellationToken)
    {
        var grants = rows.Select(row => EmergencyEvidence.From(row)?.Grant).OfType<Guid>().ToList();
        return db
            .AccessGrants.AsNoTracking()
            .Where(row => grants.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Reason, cancellationToken);
    }

    private static AlertLine ToLine(
        SecurityAlertRow row,
        Dictionary<Guid, string> names,
        AlertObjects objects,
        Dictionary<Guid, string> reasons
    )
    {
        var leak = row.Kind is SecurityAlertKind.Leak ? LeakFinding.From(row.WitnessJson) : null;
        var emergency = EmergencyEvidence.From(row);
        return new(
            row.Id,
            row.Kind,
            AlertTitles.Of(row.Kind),
            row.At,
            row.DecisionId,
            leak is not null ? AlertLabels.Of(leak, objects.NameOf(leak.Object))
                : emergency is not null
                    ? Texts.Opened.With(names.GetValueOrDefault(emergency.Person) ?? Texts.Somebody, objects.NameOf(emergency.Reference))
                : ErasureEvidence.From(row) is { } erasures ? AlertLabels.Of(erasures, names)
                : RefusalsOf(row) is { } refusals ? AlertLabels.Of(refusals, names)
                : null,
            leak is not null ? AlertLabels.FactsOf(leak) : [],
            row.SeenAt,
            row.SeenById is { } seenBy ? names.GetValueOrDefault(seenBy) : null
        )
        {
            Until = emergency?.Until,
            Reason = emergency is not null && objects.Has(emergency.Reference) ? reasons.GetValueOrDefault(emergency.Grant) : null,
        };
    }
}
