using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>Checks a document by its rows: in force, and readable by the actor.</summary>
internal sealed class DocumentOracle
{
    private readonly ILookup<string, DocumentRow> _documents;

    private DocumentOracle(IEnumerable<DocumentRow> documents) => _documents = documents.ToLookup(row => row.Key, StringComparer.Ordinal);

    public static async Task<DocumentOracle> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        new(
            // without their texts, which are long and not needed here
            await db
                .Documents.AsNoTracking()
                .Select(row => new DocumentRow
                {
                    TenantId = row.TenantId,
                    Key = row.Key,
                    Title = "",
                    Kind = row.Kind,
                    Text = "",
                    Status = row.Status,
                    Classification = row.Classification,
                    Acl = row.Acl,
                    Regions = row.Regions,
                    EffectiveFrom = row.EffectiveFrom,
                    EffectiveTo = row.EffectiveTo,
                    UpdatedAt = row.UpdatedAt,
                })
                .ToListAsync(cancellationToken)
        );

    public IEnumerable<OracleFault> FaultsOf(TrainingExample example, string key)
    {
        var (snapshot, versions) = (example.Snapshot, _documents[key].ToList());
        if (versions.Count == 0)
        {
            yield return OracleFault.OtherTenant;
            yield break;
        }

        var inForce = versions
            .Where(row =>
                (WasShown(example, row.Status) && IsWithinDates(row, snapshot.At)) || OracleChanges.IsLater(example, row.UpdatedAt)
            )
            .ToList();
        if (inForce.Count == 0)
        {
            yield return OracleFault.NotInForce;
        }
        else if (!inForce.Exists(row => MayRead(snapshot.Actor, row)) && snapshot.Actor.Grants is not { Count: > 0 })
        {
            yield return OracleFault.NotPermitted;
        }
    }

    // at a moment of a finished case, an earlier version of the document may have been in force
    private static bool WasShown(TrainingExample example, DocumentStatus status) =>
        status is DocumentStatus.Effective || (example.IsWhole && status is DocumentStatus.Superseded or DocumentStatus.Expired);

    private static bool IsWithinDates(DocumentRow row, DateTimeOffset at) => !(row.EffectiveFrom > at) && !(row.EffectiveTo <= at);

    private static bool MayRead(AccessSubject actor, DocumentRow row) =>
        row.Classification <= actor.Clearance
        && (row.Regions.Count == 0 || actor.Regions.Count == 0 || row.Regions.Any(actor.Regions.Contains))
        && (row.Acl.Count == 0 || row.Acl.Any(line => IsNamed(actor, line)));

    private static bool IsNamed(AccessSubject actor, string line)
    {
        var who = line.Split(" until ")[0].Split(':', 2);
        var value = who[^1].Trim();
        return who[0] switch
        {
            "role" => actor.Roles.Contains(value),
            "team" => actor.Teams.Contains(value),
            "region" => actor.Regions.Contains(value),
            "person" => string.Equals(actor.PersonId.ToString("D"), value, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }
}
