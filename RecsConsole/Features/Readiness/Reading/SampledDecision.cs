using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Validation;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>One of the latest decisions, as stored; the slates are empty where its subject was erased.</summary>
/// <param name="Parts">Shared parts that the decision's snapshot refers to.</param>
/// <param name="Stages">Stages with a stored hash of their outcome.</param>
internal sealed record SampledDecision(
    Guid Id,
    Guid CaseId,
    string InputHash,
    DecisionVersions Versions,
    int Parts,
    int Stages,
    IReadOnlyList<Recommendation> Slates,
    ValidationFacts? Validation
)
{
    public IEnumerable<SlateItem> Items => Slates.SelectMany(slate => slate.Items);
}

/// <summary>The latest decisions of the tenant with their cases, the input for several points.</summary>
/// <param name="Erased">Number of decisions whose content was erased on request; they are not in the list.</param>
/// <param name="Cases">The cases that belong to the tenant.</param>
internal sealed record DecisionSample(IReadOnlyList<SampledDecision> Decisions, int Erased, IReadOnlyDictionary<Guid, AccessResource> Cases)
{
    public static async Task<DecisionSample> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .Decisions.AsNoTracking()
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(ReadinessLimits.Decisions)
            .Select(row => new
            {
                row.Id,
                row.CaseId,
                row.InputHash,
                row.VersionsJson,
                row.StageDigestsJson,
                row.PartHashes,
                row.Validation,
                row.Output,
            })
            .ToListAsync(cancellationToken);
        var decisions = rows.Where(row => row.Output.Length > 0)
            .Select(row => new SampledDecision(
                row.Id,
                row.CaseId,
                row.InputHash,
                DecisionContent.VersionsOf(row.VersionsJson),
                row.PartHashes.Count,
                DecisionContent.FromJson<IReadOnlyList<StageDigest>>(row.StageDigestsJson).Count,
                DecisionContent.OutputOf(row.Output),
                row.Validation.Length == 0 ? null : CanonicalJson.Deserialize<ValidationFacts>(Brotli.Decompress(row.Validation))
            ))
            .ToList();
        return new(decisions, rows.Count - decisions.Count, await CasesAsync(db, decisions, cancellationToken));
    }

    private static async Task<IReadOnlyDictionary<Guid, AccessResource>> CasesAsync(
        ConsoleDbContext db,
        List<SampledDecision> decisions,
        CancellationToken cancellationToken
    )
    {
        var ids = decisions.Select(each => each.CaseId).Distinct().ToList();
        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new
            {
                row.TenantId,
                row.Id,
                row.Classification,
                row.Region,
                row.TeamKey,
                row.AssigneeId,
                row.Revision,
            })
            .ToListAsync(cancellationToken);
        return cases.ToDictionary(
            row => row.Id,
            row => AccessResources.OfCase(row.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId, row.Revision)
        );
    }

    /// <summary>The newest decision whose case the reader may see, to open as evidence.</summary>
    public SampledDecision? NewestFor(AccessCheck reader) =>
        Decisions.FirstOrDefault(each =>
            Cases.TryGetValue(each.CaseId, out var found) && reader.Decide(AccessOperation.ViewCase, found).Permitted
        );

    /// <summary>Decisions whose case has not changed since: only these can be checked as of their time.</summary>
    public IReadOnlyList<Guid> Unmoved() =>
        [
            .. Decisions
                .Where(each => Cases.TryGetValue(each.CaseId, out var found) && found.Revision == each.Validation?.CaseRevision)
                .Take(ReadinessLimits.Rechecked)
                .Select(each => each.Id),
        ];
}
