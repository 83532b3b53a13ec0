using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>A tenant's cases: words, fields, what was done and how it ended.</summary>
public sealed class CaseIndex
{
    internal CaseIndex(TextIndex<IndexedCase> texts) => Texts = texts;

    /// <summary>Finished and open cases, for whoever searches; a filter can ask <see cref="IndexedCase.IsOpen"/>.</summary>
    public TextIndex<IndexedCase> Texts { get; }

    /// <summary>Hash of the content.</summary>
    public string Version => Texts.Version;

    public int Count => Texts.Count;

    /// <summary>The finished cases of its base, for what counts them.</summary>
    internal IReadOnlyList<IndexedCase> FinishedInBase => [.. Texts.FactsInBase.Where(facts => !facts.IsOpen)];

    /// <summary>The index over some cases, given whole.</summary>
    public static CaseIndex Of(IEnumerable<IndexedText<IndexedCase>> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var builder = new TextPartBuilder<IndexedCase>(TextIndexKind.Cases, null);
        foreach (var each in cases)
        {
            builder.Add(each);
        }

        return new(new(TextIndexKind.Cases, builder.Build(null)));
    }

    /// <summary>The most similar finished cases the subject may see; the permission is tested inside the scan.</summary>
    public IReadOnlyList<SimilarCaseHit> Similar(CaseRecord record, CaseQuestion question, int count, AccessCheck check)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(question);
        var found = Texts.Search(
            question.Cases,
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
