using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Recommender.Cards;

/// <summary>Why a finished case is similar to the one on screen: issue type, product or meaning.</summary>
internal sealed class CaseSimilarity(CaseRecord record, SearchSnapshot search)
{
    // lowest cosine at which two texts count as similar in meaning
    private const float Near = 0.5f;
    private readonly LatentVector? _vector = search.Cases.Texts.VectorOf(record.Id.ToString("D"));

    public IReadOnlyList<string> Of(SimilarCaseHit hit)
    {
        List<string> why = [];
        // the type of a case that came without one is no common ground
        if (
            string.Equals(hit.IssueType, record.IssueType, StringComparison.Ordinal)
            && !string.Equals(hit.IssueType, LogNames.NoIssueType, StringComparison.Ordinal)
        )
        {
            why.Add(RecommenderTexts.SameIssueType);
        }

        if (hit.Product is not null && string.Equals(hit.Product, record.Product, StringComparison.Ordinal))
        {
            why.Add(RecommenderTexts.SameProduct);
        }

        if (IsNear(hit.CaseId))
        {
            why.Add(RecommenderTexts.SimilarInMeaning);
        }

        return why;
    }

    private bool IsNear(Guid caseId)
    {
        if (
            _vector is null
            || search.Cases.Texts.VectorOf(caseId.ToString("D")) is not { } other
            || !string.Equals(_vector.BasisVersion, other.BasisVersion, StringComparison.Ordinal)
        )
        {
            return false;
        }

        var cosine = 0f;
        for (var i = 0; i < other.Values.Length; i++)
        {
            cosine += _vector.Values[i] * other.Values[i];
        }

        return cosine >= Near;
    }
}
