namespace RecsConsole.Recommender.Retrieval;

/// <summary>
/// How much search hands to the engine for one case. How many candidates the engine then screens stands in
/// <see cref="RecsConsole.Engine.Candidates.CandidateSources"/>.
/// </summary>
public static class RetrievalLimits
{
    /// <summary>Finished cases that are alike.</summary>
    public const int SimilarCases = 50;

    /// <summary>Documents that search finds.</summary>
    public const int DocumentsFound = 40;

    /// <summary>Documents in all: those found, picked by people, used in similar cases, or named by a policy.</summary>
    public const int Documents = 60;
}
