using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Near;
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

    /// <summary>
    /// The similar finished cases the subject may see, in any language; permission is tested inside the scan. <see cref="NearCases"/> says
    /// which of the found cases are near enough.
    /// </summary>
    public IReadOnlyList<SimilarCaseHit> Similar(CaseRecord record, CaseQuery query, AccessCheck check)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(query);
        bool IsNeighbour(IndexedCase facts) => !facts.IsOpen && facts.Id != record.Id;

        var found = Texts.Search(query.Cases, RetrievalLimits.CasesFound, check, ordinal => IsNeighbour(Texts.FactsOf(ordinal)));
        if (Texts.Languages.Count > 1 && found.Count > 0)
        {
            // words are of one language: without a search of their own, texts in the others would find no place
            var main = found
                .CountBy(each => each.Facts.Language)
                .OrderByDescending(language => language.Value)
                .ThenBy(language => language.Key)
                .First()
                .Key;
            var others = Texts.Search(
                query.Cases,
                RetrievalLimits.CasesFoundInOtherLanguages,
                check,
                ordinal => Texts.FactsOf(ordinal) is var facts && facts.Language != main && IsNeighbour(facts)
            );
            found = [.. found.Where(each => each.Facts.Language == main), .. others];
        }

        return NearCases.Of(CaseLikeness.From(record), found, record.Type);
    }
}
