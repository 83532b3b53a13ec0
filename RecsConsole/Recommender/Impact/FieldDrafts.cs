using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// Conditions of drafts on fields that cases bring along. A stored decision names only those that were in the catalog then, so that others
/// are evaluated on the fields that the case had at the decision.
/// </summary>
internal sealed class FieldDrafts
{
    private readonly IReadOnlyList<FieldCondition> _conditions;
    private readonly HashSet<string> _named;
    private readonly Dictionary<Guid, CaseRow> _cases;
    private readonly ILookup<Guid, CaseEventRow> _edits;

    private FieldDrafts(IReadOnlyList<FieldCondition> conditions, Dictionary<Guid, CaseRow> cases, ILookup<Guid, CaseEventRow> edits)
    {
        (_conditions, _cases, _edits) = (conditions, cases, edits);
        _named = [.. conditions.Select(each => each.Canonical())];
    }

    /// <summary>The conditions of a policy; none without one.</summary>
    public static IEnumerable<FieldCondition> In(PolicyFacts? policy) => (policy?.Rules ?? []).SelectMany(rule => rule.Fields ?? []);

    /// <param name="caseIds">The cases of the decisions; read only if there is a condition.</param>
    public static async Task<FieldDrafts> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<FieldCondition> conditions,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var read = db.Cases.AsNoTracking().Where(row => caseIds.Contains(row.Id));
        return conditions.Count == 0
            ? new([], [], Enumerable.Empty<CaseEventRow>().ToLookup(row => row.CaseId))
            : new(
                conditions,
                await read.ToDictionaryAsync(row => row.Id, cancellationToken),
                await CaseEdits.ReadAsync(db, read.Select(row => row.Id), cancellationToken)
            );
    }

    /// <summary>A snapshot that names the conditions of its own catalog that these fields meet.</summary>
    public static CaseSnapshot On(CaseSnapshot snapshot, IReadOnlyDictionary<string, string> fields)
    {
        var conditions = CatalogIndex.From(snapshot.Shared.Catalog).FieldConditions;
        return snapshot with { Case = snapshot.Case with { MetConditions = FieldCondition.Met(conditions, fields) } };
    }

    /// <summary>The same facts for decisions that do not name these conditions yet.</summary>
    public ImpactFacts With(ImpactFacts facts) => _conditions.Count == 0 ? facts : facts with { Snapshot = Evaluated };

    private CaseSnapshot Evaluated(CaseSnapshot snapshot)
    {
        var isAllowed = snapshot.Shared.Configuration.FieldLimits.Allows(DataFields.CaseCustomFields, FieldPurpose.Serve);
        if (!isAllowed || !_cases.TryGetValue(snapshot.Case.Id, out var row))
        {
            return snapshot;
        }

        var then = CaseEdits.Before(row, _edits[row.Id], int.MaxValue, snapshot.At);
        List<string> met =
        [
            .. (snapshot.Case.MetConditions ?? []).Where(each => !_named.Contains(each)),
            .. FieldCondition.Met(_conditions, CaseFactsMapper.FieldsOf(then)) ?? [],
        ];
        met.Sort(StringComparer.Ordinal);
        return snapshot with { Case = snapshot.Case with { MetConditions = met.Count == 0 ? null : met } };
    }
}
