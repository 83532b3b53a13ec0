namespace RecsConsole.Recommender.Retrieval;

/// <summary>Keys of the jobs that keep search up, for whoever asks for a run.</summary>
public static class SearchJobs
{
    /// <summary>Makes the basis where the texts outgrew it, and the vectors.</summary>
    public const string EmbedTexts = "embed-texts";
}
