using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>Reads every data field with its permitted purposes, the features that depend on it, and recent refusals.</summary>
public sealed class ReadFields(OperationScopeFactory scopes)
{
    /// <summary>Refusals of this many days are shown.</summary>
    public const int RefusalDays = 30;

    public async Task<Result<FieldsView>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.fields", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var settings = await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken);
        return new FieldsView(
            settings.Version,
            settings.Part.FieldLimits,
            [.. DataFields.All.Select(field => new FieldLine(field, FeaturesOf(field)))],
            await RefusedAsync(scope.Db, scope.Now.AddDays(-RefusalDays), cancellationToken)
        )
        {
            Changes = await RuleChanges.ReadAsync(scope, GovernedParts.Fields, cancellationToken),
        };
    }

    private static IReadOnlyList<string> FeaturesOf(DataField field) =>
        [
            .. Enum.GetValues<SlateKind>()
                .SelectMany(kind => FeatureTable.Of(kind).Where(feature => feature.FieldsOf(kind).Contains(field)))
                .Select(feature => feature.Name)
                .Distinct(StringComparer.Ordinal),
        ];

    private static async Task<IReadOnlyList<RefusedUse>> RefusedAsync(
        ConsoleDbContext db,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .AuditEntries.AsNoTracking()
            .Where(row => row.Operation == FieldRefusals.Operation && row.At >= since)
            .GroupBy(row => row.ObjectId)
            .Select(group => new
            {
                Field = group.Key,
                Times = group.Count(),
                Last = group.Max(row => row.At),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.Last).Select(row => new RefusedUse(row.Field, row.Times, row.Last))];
    }
}

/// <param name="Version">Version of the settings in force.</param>
/// <param name="Limits">What the tenant withholds.</param>
/// <param name="Lines">The fields in register order.</param>
public sealed record FieldsView(int Version, FieldLimits? Limits, IReadOnlyList<FieldLine> Lines, IReadOnlyList<RefusedUse> Refused)
{
    /// <summary>What waits for a second person, and what came back.</summary>
    public RuleChanges Changes { get; init; } = RuleChanges.None;
}

/// <summary>A field with the names of the model features that depend on it.</summary>
public sealed record FieldLine(DataField Field, IReadOnlyList<string> Features);

/// <summary>How often the use of a field was refused, and when last.</summary>
public sealed record RefusedUse(string Field, int Times, DateTimeOffset Last);
