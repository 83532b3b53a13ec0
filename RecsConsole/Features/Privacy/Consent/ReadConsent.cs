using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Lists;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Consent;

/// <summary>Reads the legal basis of each class of data, the consent statements, and how often a use was refused.</summary>
public sealed class ReadConsent(OperationScopeFactory scopes)
{
    public async Task<Result<ConsentView>> RunAsync(Actor actor, ConsentFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.consent", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(filter);
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
            await ConsentStatements.ReadAsync(db, filter, cancellationToken)
        )
        {
            Changes = await RuleChanges.ReadAsync(scope, GovernedParts.Bases, cancellationToken),
        };
    }
}

/// <param name="Version">Version of the settings in force.</param>
/// <param name="Statements">A page of those that match the filter, newest first.</param>
public sealed record ConsentView(int Version, IReadOnlyList<BasisLine> Bases, ListPart<ConsentLine> Statements)
{
    /// <summary>What waits for a second person, and what came back.</summary>
    public RuleChanges Changes { get; init; } = RuleChanges.None;
}

/// <summary>A class of data with its basis, and how often its use was refused lately.</summary>
public sealed record BasisLine(FieldClass Class, LegalBasis Basis, int Refused);

/// <summary>A customer's or a person's consent statement.</summary>
/// <param name="Key">Key of the customer or the person.</param>
public sealed record ConsentLine(
    Guid Id,
    string DataClass,
    string SubjectKind,
    string Key,
    string Name,
    bool IsGiven,
    string Channel,
    DateTimeOffset At
);
