using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Tables;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.Contracts.Import;

/// <summary>Imports customers from a CSV file: all or nothing; importing the same file again changes nothing.</summary>
public sealed partial class ImportAccounts(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<ImportAccounts> logger)
{
    private const string Name = "import.accounts";

    /// <summary>For the command line (as a job) and for people who manage customers.</summary>
    public async Task<Result<ImportedAccounts>> RunAsync(Actor actor, ImportAccountsRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var imported = await ImportAsync(scope, request.File, cancellationToken);
            return imported with { Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds };
        }
        catch (TableInputException e)
        {
            return Error.Invalid(e.Message);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return Error.Conflict(Texts.CustomersAreBusy);
        }
    }

    private async Task<ImportedAccounts> ImportAsync(OperationScope scope, string file, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var (columns, rows) = TableFile.Read(file, TermsFromRow.Columns, TermsFromRow.Required, cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == db.TenantId, cancellationToken);
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var known = await db.Accounts.ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken);
        var reader = new TermsFromRow(file, columns, TimeZones.Find(tenant.TimeZone) ?? TimeZoneInfo.Utc);
        // no customer has a key with control characters, and not every server can be asked for one
        var keys = rows.Select(reader.KeyOf).Where(key => !key.Any(char.IsControl));
        var erased = await ErasedSubjects.AmongAsync(db, keys.Select(SubjectName.Account), cancellationToken);
        var planned = Plan(file, reader, rows, known, erased);
        var turn = await TermsTurn.BeginAsync(scope, auditTrail, Name, cancellationToken);
        var written = planned.ConvertAll(terms => turn.Put(known.GetValueOrDefault(terms.Key), terms, reader.StatesContract).As);
        var (added, changed) = (written.Count(each => each is ReceivedAs.Added), written.Count(each => each is ReceivedAs.Updated));
        if (turn.HasWritten)
        {
            await turn.FinishAsync(cancellationToken);
            auditTrail.Append(db, scope.Actor.PersonOrNull, FileEvents.Imported(Name, db.TenantId, file, added, changed));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        LogImported(db.TenantId, added, changed);
        return new(tenant.Key, rows.Count, added, changed, rows.Count - added - changed, 0);
    }

    private static List<AccountTerms> Plan(
        string file,
        TermsFromRow reader,
        IReadOnlyList<TableRow> rows,
        Dictionary<string, AccountRow> known,
        HashSet<SubjectName> erased
    )
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        List<AccountTerms> planned = [];
        foreach (var row in rows)
        {
            var key = reader.KeyOf(row);
            if (!seen.TryAdd(key, row.Line))
            {
                throw TableInputException.AtCell(file, row.Line, TermsFromRow.Key, PlatformTexts.IsInLineAlready.With(key, seen[key]));
            }

            if (erased.Contains(SubjectName.Account(key)))
            {
                throw TableInputException.AtCell(file, row.Line, TermsFromRow.Key, ErasedSubjects.NothingIsWritten.Message);
            }

            planned.Add(reader.Read(row, known.TryGetValue(key, out var stored) ? AccountTerms.From(stored) : null));
        }

        return planned;
    }

    [LoggerMessage(
        EventId = 23002,
        Level = LogLevel.Information,
        Message = "Accounts imported into {TenantId} added={Added} changed={Changed}"
    )]
    private partial void LogImported(Guid tenantId, int added, int changed);
}

/// <summary>A CSV file of customers, plain or gzip-compressed.</summary>
public sealed record ImportAccountsRequest(string File);

/// <summary>Result of an import.</summary>
/// <param name="Accounts">Number of rows in the file.</param>
public sealed record ImportedAccounts(string Tenant, int Accounts, int Added, int Changed, int Unchanged, double Seconds);
