using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Tables;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.People.Import;

/// <summary>Imports people from a CSV file, all or nothing; importing the same file again changes nothing.</summary>
public sealed partial class ImportPeople(
    OperationScopeFactory scopes,
    PersonWriter writer,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<ImportPeople> logger
)
{
    private const string Name = "import.people";

    /// <summary>For the command line (a job) and for those who manage people.</summary>
    public async Task<Result<ImportedPeople>> RunAsync(Actor actor, ImportPeopleRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var imported = await ImportAsync(scope.Db, actor, request.File, cancellationToken);
            return imported with { Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds };
        }
        catch (TableInputException e)
        {
            return Error.Invalid(e.Message);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return Error.Conflict(Texts.ImportConflict);
        }
    }

    private async Task<ImportedPeople> ImportAsync(ConsoleDbContext db, Actor actor, string file, CancellationToken cancellationToken)
    {
        var (columns, rows) = TableFile.Read(file, PersonFromRow.Columns, PersonFromRow.Required, cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == db.TenantId, cancellationToken);
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var known = await StoredPerson.ReadAllAsync(db, cancellationToken);
        var fresh = new PersonProfile { TimeZone = tenant.TimeZone };
        var planned = Plan(file, new(file, columns), rows, key => known.TryGetValue(key, out var person) ? person.Profile() : fresh);
        await RefuseLockOutAsync(db, actor, file, known, planned, cancellationToken);
        var (added, changed) = Write(db, actor, known, planned, tenant.InputHashKey);
        if (added + changed > 0)
        {
            await PersonWriter.AddTeamsAsync(db, planned.SelectMany(each => each.After.Teams), cancellationToken);
            auditTrail.Append(db, actor.PersonOrNull, FileEvents.Imported(Name, db.TenantId, file, added, changed));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        LogImported(db.TenantId, added, changed);
        return new(tenant.Key, rows.Count, added, changed, rows.Count - added - changed, 0);
    }

    private static List<PlannedProfile> Plan(
        string file,
        PersonFromRow reader,
        IReadOnlyList<TableRow> rows,
        Func<string, PersonProfile> before
    )
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        List<PlannedProfile> planned = [];
        foreach (var row in rows)
        {
            var key = reader.KeyOf(row);
            if (!seen.TryAdd(key, row.Line))
            {
                throw TableInputException.AtCell(file, row.Line, "key", PlatformTexts.IsInLineAlready.With(key, seen[key]));
            }

            var now = before(key);
            planned.Add(new(row.Line, now, reader.Read(row, now, isNew: now.Key.Length == 0)));
        }

        return planned;
    }

    // The form's rules apply to files too.
    private static async Task RefuseLockOutAsync(
        ConsoleDbContext db,
        Actor actor,
        string file,
        Dictionary<string, StoredPerson> known,
        List<PlannedProfile> planned,
        CancellationToken cancellationToken
    )
    {
        List<Guid> losing = [];
        var line = 0L;
        foreach (var each in planned.Where(each => known.ContainsKey(each.After.Key)))
        {
            var id = known[each.After.Key].Row.Id;
            if (RightsGuard.Refuse(actor, id, each.Before, each.After) is { } refusal)
            {
                throw TableInputException.AtLine(file, each.Line, refusal.Message);
            }

            if (RightsGuard.LosesAdmin(each.Before, each.After))
            {
                losing.Add(id);
                line = each.Line;
            }
        }

        if (losing.Count > 0 && await Administrators.AreLastAsync(db, losing, cancellationToken))
        {
            throw TableInputException.AtCell(file, line, "roles", Texts.ThisWouldTakeTheRole);
        }
    }

    private (int Added, int Changed) Write(
        ConsoleDbContext db,
        Actor actor,
        Dictionary<string, StoredPerson> known,
        List<PlannedProfile> planned,
        byte[] hashKey
    )
    {
        var (added, changed) = (0, 0);
        foreach (var each in planned)
        {
            var isNew = !known.TryGetValue(each.After.Key, out var person);
            if (!isNew && PersonDifference.Between(each.Before, each.After).Count == 0)
            {
                continue;
            }

            person ??= StoredPerson.New(db, Guid.CreateVersion7(clock.GetUtcNow()), each.After.Key);
            writer.Write(db, actor, person, each.After, new(Name, isNew, hashKey));
            (added, changed) = isNew ? (added + 1, changed) : (added, changed + 1);
        }

        return (added, changed);
    }

    [LoggerMessage(
        EventId = 8002,
        Level = LogLevel.Information,
        Message = "People imported into {TenantId} added={Added} changed={Changed}"
    )]
    private partial void LogImported(Guid tenantId, int added, int changed);

    private sealed record PlannedProfile(long Line, PersonProfile Before, PersonProfile After);
}

/// <summary>A CSV of people, plain or gz.</summary>
public sealed record ImportPeopleRequest(string File);

/// <summary>The result of an import.</summary>
/// <param name="People">Number of rows in the file.</param>
public sealed record ImportedPeople(string Tenant, int People, int Added, int Changed, int Unchanged, double Seconds);
