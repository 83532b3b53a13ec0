using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Consent;

/// <summary>Reads the legal basis of each class of data, the consent statements, and how often a use was refused.</summary>
public sealed class ReadConsent(OperationScopeFactory scopes)
{
    /// <summary>The number of newest statements shown.</summary>
    public const int Max = 100;

    public async Task<Result<ConsentView>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.consent", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var since = scope.Now.AddDays(-Fields.ReadFields.RefusalDays);
        var refused = await db
            .AuditEntries.AsNoTracking()
            .Where(row => row.Operation == FieldRefusals.ClassOperation && row.At >= since)
            .GroupBy(row => row.ObjectId)
            .Select(group => new { Class = group.Key, Times = group.Count() })
            .ToDictionaryAsync(row => row.Class, row => row.Times, StringComparer.Ordinal, cancellationToken);
        var bases = (settings.Bases ?? []).ToDictionary(each => each.Class, each => each.Basis);
        return new ConsentView(
            settings.Version,
            [
                .. Enum.GetValues<FieldClass>()
                    .Select(each => new BasisLine(each, bases.GetValueOrDefault(each), refused.GetValueOrDefault(Consents.CodeOf(each)))),
            ],
            await StatementsAsync(db, cancellationToken)
        )
        {
            Changes = await RuleChanges.ReadAsync(scope, GovernedParts.Bases, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<ConsentLine>> StatementsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .Consents.AsNoTracking()
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(Max)
            .ToListAsync(cancellationToken);
        var keys = rows.Where(row => row.SubjectKind is SubjectName.AccountKind).Select(row => row.SubjectKey).ToList();
        var ids = rows.Where(row => row.SubjectKind is SubjectName.PersonKind).Select(row => Guid.Parse(row.SubjectKey)).ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        var people = await db.People.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var names = accounts
            .Select(row => (row.Key, row.Name))
            .Concat(people.Select(row => (Key: row.Id.ToString("D"), Name: row.DisplayName)))
            .ToDictionary(row => row.Key, row => row.Name, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => new ConsentLine(
                row.Id,
                row.DataClass,
                row.SubjectKind,
                names.GetValueOrDefault(row.SubjectKey, row.SubjectKey),
                row.IsGiven,
                row.Channel,
                row.At
            )),
        ];
    }
}

/// <param name="Version">Version of the settings in force.</param>
/// <param name="Statements">Newest first.</param>
public sealed record ConsentView(int Version, IReadOnlyList<BasisLine> Bases, IReadOnlyList<ConsentLine> Statements)
{
    /// <summary>What waits for a second person, and what came back.</summary>
    public RuleChanges Changes { get; init; } = RuleChanges.None;
}

/// <summary>A class of data with its basis, and how often its use was refused lately.</summary>
public sealed record BasisLine(FieldClass Class, LegalBasis Basis, int Refused);

/// <summary>A customer's or a person's consent statement.</summary>
public sealed record ConsentLine(
    Guid Id,
    string DataClass,
    string SubjectKind,
    string Name,
    bool IsGiven,
    string Channel,
    DateTimeOffset At
);
