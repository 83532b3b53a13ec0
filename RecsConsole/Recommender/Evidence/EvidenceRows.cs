using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Evidence;

/// <summary>
/// What decides whether a viewer may see the cases and documents behind an item: read once for the lines and the sentences of one request,
/// and without the texts, which are long and partly encrypted. A document's title is neither, and saves a second reading.
/// </summary>
internal sealed class EvidenceRows
{
    // compiled: they run for each explanation
    private static readonly CompiledRead<Func<ConsoleDbContext, List<Guid>, IAsyncEnumerable<CaseState>>> s_cases = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<Guid> ids) =>
                db
                    .Cases.AsNoTracking()
                    .Where(row => ids.Contains(row.Id))
                    .Select(row => new CaseState(
                        row.Id,
                        row.Key,
                        row.Classification,
                        row.Region,
                        row.TeamKey,
                        row.AssigneeId,
                        row.Revision
                    ))
        )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<DocumentState>>> s_documents = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> keys) =>
                db
                    .Documents.AsNoTracking()
                    .Where(row => keys.Contains(row.Key))
                    .Select(row => new DocumentState(
                        row.Key,
                        row.Version,
                        row.Title,
                        row.Classification,
                        row.Regions,
                        row.Acl,
                        row.Revision
                    ))
        )
    );

    private readonly List<CaseState> _cases;
    private readonly List<DocumentState> _documents;
    private readonly Guid _tenantId;

    private EvidenceRows(Guid tenantId, List<CaseState> cases, List<DocumentState> documents) =>
        (_tenantId, _cases, _documents) = (tenantId, cases, documents);

    /// <param name="sources">References of the facts that will be checked.</param>
    /// <param name="cases">Ids of further cases that will be checked.</param>
    public static async Task<EvidenceRows> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<string> sources,
        IEnumerable<Guid> cases,
        CancellationToken cancellationToken
    )
    {
        var ids = sources.Select(EvidenceSources.CaseIdOf).OfType<Guid>().Union(cases).ToList();
        var keys = sources.Select(EvidenceSources.DocumentKeyOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new(
            db.TenantId,
            ids.Count == 0 ? [] : await s_cases.For(db)(db, ids).ToListAsync(cancellationToken),
            keys.Count == 0 ? [] : await s_documents.For(db)(db, keys).ToListAsync(cancellationToken)
        );
    }

    /// <summary>Keys of the cases that the viewer may view, by id.</summary>
    public Dictionary<Guid, string> ViewableCases(AccessCheck check)
    {
        var viewable = new Dictionary<Guid, string>(_cases.Count);
        foreach (var row in _cases.Where(row => MayView(check, row)))
        {
            viewable.Add(row.Id, row.Key);
        }

        return viewable;
    }

    /// <summary>The references to rows that the viewer may not see.</summary>
    public HashSet<string> Withheld(AccessCheck check, IReadOnlyList<string> sources) => Withheld(check, sources, ViewableCases(check));

    /// <summary>The same when <see cref="ViewableCases"/> was already asked: there may be a hundred of them.</summary>
    public HashSet<string> Withheld(AccessCheck check, IReadOnlyList<string> sources, Dictionary<Guid, string> viewable)
    {
        var cases = _cases.Where(row => !viewable.ContainsKey(row.Id)).Select(row => row.Id).ToHashSet();
        // a document's key reveals its subject: it is shown only to people who may read that version
        var documents = _documents
            .Where(row => check.Decide(AccessOperation.ViewDocument, ResourceOf(row)).Permitted)
            .Select(row => (row.Key, row.Version))
            .ToHashSet();
        return sources
            .Where(source =>
                (EvidenceSources.CaseIdOf(source) is { } id && cases.Contains(id))
                || (EvidenceSources.DocumentVersionOf(source) is { } version && !documents.Contains(version))
            )
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The title of a document's version, for lines that the viewer may see; null when there is none.</summary>
    public string? TitleOf(string key, string version) =>
        _documents
            .Find(row =>
                string.Equals(row.Key, key, StringComparison.Ordinal)
                && string.Equals(row.Version.ToString(CultureInfo.InvariantCulture), version, StringComparison.Ordinal)
            )
            ?.Title;

    private bool MayView(AccessCheck check, CaseState row)
    {
        var resource = AccessResources.OfCase(_tenantId, row.Id, row.Classification, row.Region, row.Team, row.AssigneeId, row.Revision);
        return check.Decide(AccessOperation.ViewCase, resource).Permitted;
    }

    private AccessResource ResourceOf(DocumentState row) =>
        AccessResources.OfDocument(_tenantId, row.Key, row.Classification, [.. row.Regions], [.. row.Acl]) with
        {
            Revision = row.Revision,
        };

    private sealed record CaseState(Guid Id, string Key, int Classification, string? Region, string? Team, Guid? AssigneeId, long Revision);

    private sealed record DocumentState(
        string Key,
        int Version,
        string Title,
        int Classification,
        IList<string> Regions,
        IList<string> Acl,
        long Revision
    );
}
