using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>The search index over a tenant's cases: text, fields, steps and outcomes.</summary>
public sealed class CaseIndex
{
    internal CaseIndex(TextIndex<IndexedCase> texts) => Texts = texts;

    /// <summary>Finished and open cases; a filter can test <see cref="IndexedCase.IsOpen"/>.</summary>
    public TextIndex<IndexedCase> Texts { get; }

    /// <summary>Hash of the content.</summary>
    public string Version => Texts.Version;

    public int Count => Texts.Count;

    /// <summary>The finished cases of the index's base, for the statistics.</summary>
    internal IReadOnlyList<IndexedCase> FinishedInBase => [.. Texts.FactsInBase.Where(facts => !facts.IsOpen)];

    /// <summary>Builds the index over all given cases.</summary>
    public static CaseIndex From(IEnumerable<IndexedText<IndexedCase>> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var builder = new TextPartBuilder<IndexedCase>(TextIndexKind.Cases, null);
        foreach (var each in cases)
        {
            builder.Add(each);
        }

        return new(new(TextIndexKind.Cases, builder.Build(null)));
    }

    /// <summary>The most similar finished cases the subject may see; permission is tested inside the scan.</summary>
    public IReadOnlyList<SimilarCaseHit> Similar(CaseRecord record, CaseQuery query, int count, AccessCheck check)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(query);
        var found = Texts.Search(
            query.Cases,
            count,
            check,
            ordinal => Texts.FactsOf(ordinal) is { IsOpen: false } facts && facts.Id != record.Id
        );
        var hits = new SimilarCaseHit[found.Count];
        for (var i = 0; i < hits.Length; i++)
        {
            hits[i] = found[i].Facts.Finished! with { Score = found[i].ScoreMicro };
        }

        return hits;
    }
}
