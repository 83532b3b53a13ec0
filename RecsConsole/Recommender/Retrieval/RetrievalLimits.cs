namespace RecsConsole.Recommender.Retrieval;

/// <summary>
/// How much search hands to the engine for one case. The engine's own limits are in <see
/// cref="RecsConsole.Engine.Candidates.CandidateSources"/>.
/// </summary>
public static class RetrievalLimits
{
    /// <summary>Number of finished cases that search finds; <see cref="Near.NearCases"/> says which of them are similar.</summary>
    public const int CasesFound = 200;

    /// <summary>The same in languages other than that of most found cases.</summary>
    public const int CasesFoundInOtherLanguages = 100;

    /// <summary>Maximum number of documents found by search.</summary>
    public const int DocumentsFound = 40;

    /// <summary>
    /// Maximum number of documents in total: found by search, picked by people, used in similar cases, or named by a policy.
    /// </summary>
    public const int Documents = 60;
}
