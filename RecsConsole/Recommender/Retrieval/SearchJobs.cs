namespace RecsConsole.Recommender.Retrieval;

/// <summary>Keys of the jobs that search depends on, for callers that start a run.</summary>
public static class SearchJobs
{
    /// <summary>Computes vectors, and a new basis when the texts have outgrown the old one.</summary>
    public const string EmbedTexts = "embed-texts";
}
