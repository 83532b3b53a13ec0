using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Security alerts, those that nobody has seen yet first. An object behind one is named only to those who may see it. Looking is audited.</summary>
public sealed class ListAlerts(TenantDb tenantDb, OperationGate gate, AuditTrail auditTrail)
{
    private const string Name = "list.alerts";
    private const int Most = 200;

    public async Task<Result<AlertList>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(
            db,
            actor,
            AccessOperation.ViewAlerts,
            Name,
            cancellationToken
        );
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        var rows = await db
            .SecurityAlerts.AsNoTracking()
            .OrderBy(row => row.SeenAt != null)
            .ThenByDescending(row => row.At)
            .ThenBy(row => row.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(
            db,
            [.. rows.Select(row => row.SeenById).OfType<Guid>()],
            cancellationToken
        );
        var objects = await AlertObjects.ReadAsync(db, entered.Value, rows, cancellationToken);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(Name, "tenant", actor.TenantId.ToString("D"), AuditOutcome.Done)
        );
        await db.SaveChangesAsync(cancellationToken);
        var zone = await db
            .People.Where(person => person.Id == actor.PersonId)
            .Select(person => person.TimeZone)
            .FirstOrDefaultAsync(cancellationToken);
        return new AlertList([.. rows.Select(row => ToLine(row, names, objects))], zone);
    }

    private static AlertLine ToLine(
        SecurityAlertRow row,
        IReadOnlyDictionary<Guid, string> names,
        AlertObjects objects
    )
    {
        var witness = string.Equals(row.Kind, AlertKinds.Leak, StringComparison.Ordinal)
            ? LeakWitness.Of(row.WitnessJson)
            : null;
        return new(
            row.Id,
            row.Kind,
            AlertWords.TitleOf(row.Kind),
            row.At,
            row.DecisionId,
            witness is null ? null : AlertWords.Of(witness, objects.NameOf(witness.Object)),
            witness is null
                ? []
                :
                [
                    new("First difference", AlertWords.Plain(witness.Stage)),
                    new("Hidden from the reader", $"{witness.Hidden} objects"),
                    new("As it is", witness.AsIs[..16]),
                    new("Otherwise", witness.Otherwise[..16]),
                    new("Seed", $"{witness.Seed}"),
                    new("Engine", witness.Engine),
                    new("Search", witness.Search),
                ],
            row.SeenAt,
            row.SeenById is { } seenBy ? names.GetValueOrDefault(seenBy) : null
        );
    }
}

/// <param name="TimeZone">The reader's.</param>
public sealed record AlertList(IReadOnlyList<AlertLine> Lines, string? TimeZone)
{
    public int Unseen => Lines.Count(line => line.SeenAt is null);
}

/// <summary>One alert.</summary>
/// <param name="Words">What happened, in a sentence; null where the kind says it.</param>
/// <param name="Witness">What proves it.</param>
public sealed record AlertLine(
    Guid Id,
    string Kind,
    string Title,
    DateTimeOffset At,
    Guid? DecisionId,
    string? Words,
    IReadOnlyList<AlertFact> Witness,
    DateTimeOffset? SeenAt,
    string? SeenBy
);

/// <summary>A line of a witness.</summary>
public sealed record AlertFact(string Name, string Value);
