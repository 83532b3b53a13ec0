using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Recommender.Evidence;

/// <summary>Resolves the references of facts to rows the viewer may see.</summary>
public static class EvidenceLines
{
    // compiled: it runs for each explanation
    private static readonly CompiledRead<Func<ConsoleDbContext, List<Guid>, IAsyncEnumerable<CaseHeading>>> s_cases = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<Guid> ids) =>
                db
                    .Cases.AsNoTracking()
                    .Where(row => ids.Contains(row.Id))
                    .Select(row => new CaseHeading(
                        row.Id,
                        row.Key,
                        row.Title,
                        row.OpenedAt,
                        row.ResolvedAt,
                        row.Reopened,
                        row.SlaMet,
                        row.IsOpen || row.ResolvedAt != null ? null : row.Status
                    ))
        )
    );

    /// <summary>Lines for cases, documents and policies; rows the viewer may not see become one line with a count.</summary>
    public static async Task<IReadOnlyList<EvidenceLine>> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IReadOnlyList<string> sources,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(sources);
        var rows = await EvidenceRows.ReadAsync(db, sources, [], cancellationToken);
        var catalog = await CatalogTitles.ReadAsync(db, NamedKeys.In(sources, []), cancellationToken);
        return await ReadAsync(db, sources, rows.Withheld(check, sources), new(catalog, rows), cancellationToken);
    }

    /// <summary>The same when the rows behind the references are already read and checked.</summary>
    internal static async Task<IReadOnlyList<EvidenceLine>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<string> sources,
        IReadOnlySet<string> withheld,
        EvidenceTitles titles,
        CancellationToken cancellationToken
    )
    {
        var open = sources.Where(source => !withheld.Contains(source)).ToList();
        List<EvidenceLine> lines =
        [
            .. await CaseLinesAsync(db, open, cancellationToken),
            .. open.Select(source => OtherLine(source, titles)).OfType<EvidenceLine>(),
        ];
        if (withheld.Count > 0)
        {
            lines.Add(new(RecommenderTexts.MoreUnseen.With(withheld.Count), null, null) { IsRest = true });
        }

        return lines;
    }

    private static async Task<IEnumerable<EvidenceLine>> CaseLinesAsync(
        ConsoleDbContext db,
        List<string> open,
        CancellationToken cancellationToken
    )
    {
        var ids = open.Select(EvidenceSources.CaseIdOf).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await s_cases.For(db)(db, ids).ToDictionaryAsync(row => row.Id, cancellationToken: cancellationToken);
        var lines = ids.Where(rows.ContainsKey)
            .Select(id => rows[id])
            .Select(row => new EvidenceLine(
                $"{row.Key}  {row.Title}",
                $"/cases/{Uri.EscapeDataString(row.Key)}",
                row.UnsolvedIn is { } state
                    ? OutcomeLabels.Unsolved(state)
                    : OutcomeLabels.Of(row.OpenedAt, row.ResolvedAt, row.Reopened, row.SlaMet)
            ));
        return ids.Count == rows.Count
            ? lines
            : lines.Append(new(RecommenderTexts.MoreDeleted.With(ids.Count - rows.Count), null, null) { IsRest = true });
    }

    private static EvidenceLine? OtherLine(string source, EvidenceTitles titles)
    {
        var parts = source.Split(':');
        return parts switch
        {
            ["policy", var key, var version] => new(RecommenderTexts.Policy.With(titles.OfPolicy(key, version), version), null, null),
            ["document", var key, var version] => new(
                RecommenderTexts.Document.With(titles.OfDocument(key, version), version),
                $"/documents/{Uri.EscapeDataString(key)}",
                null
            ),
            ["skill", var skill] => new(RecommenderTexts.Skill.With(SkillLabels.Of(skill)), null, null),
            ["transition", var step] => new(RecommenderTexts.Workflow.With(titles.Path(step)), null, null),
            ["next", var state, var steps] => new(
                RecommenderTexts.FinishedCasesInState.With(StateLabels.Of(state), titles.Path(steps)),
                null,
                null
            ),
            ["path", var path] => new(RecommenderTexts.Outcomes.With(titles.Path(path)), null, null),
            ["playbook", var key, var version, var step] => new(
                RecommenderTexts.Playbook.With(titles.OfPlaybook(key, version), version, step),
                null,
                null
            ),
            ["used", var path] => new(RecommenderTexts.DocumentsOf.With(titles.Path(path)), null, null),
            ["finished", _] => new(RecommenderTexts.AlikeByFinisher, null, null),
            ["used_alike", _] => new(RecommenderTexts.AlikeByDocument, null, null),
            ["curated", var path] => new(RecommenderTexts.Picked.With(titles.Path(path)), null, null),
            ["person", _] => new(RecommenderTexts.OwnRecord, null, null),
            ["together", _] => new(RecommenderTexts.WorkedTogether, null, null),
            ["snapshot", "presence"] => new(RecommenderTexts.OpenCasesThen, null, null),
            ["plan", var team, _] => new(RecommenderTexts.PlanOfTeam.With(StateLabels.Of(team)), null, null),
            ["snapshot", "documents"] => new(RecommenderTexts.DocumentsFound, null, null),
            ["snapshot", "history"] => new(RecommenderTexts.TimelineOfThisCase, null, null),
            ["accounts", _, var step] => new(RecommenderTexts.SimilarAccounts.With(titles.Path(step)), null, null),
            _ => null,
        };
    }

    private sealed record CaseHeading(
        Guid Id,
        string Key,
        string Title,
        DateTimeOffset OpenedAt,
        DateTimeOffset? ResolvedAt,
        bool Reopened,
        bool? SlaMet,
        string? UnsolvedIn
    );
}

/// <summary>One row of evidence; a link where the viewer can open it.</summary>
public sealed record EvidenceLine(string Text, string? Link, string? Note)
{
    /// <summary>Counts rows that are not listed, and says why.</summary>
    public bool IsRest { get; init; }
}
